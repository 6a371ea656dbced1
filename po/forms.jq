# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
#
# The texts of form definitions as C that xgettext can read:
#
#     jq -n -r -f po/forms.jq forms/ID.json ... >po/forms.h
#
# Ids, examples and aliases are no texts for people and stay as they are; so do
# the options of a field that is typed, since what is typed goes into the form.

# A percent sign with a letter behind it would be taken for a printf format.
def entry($about):
  select(. != null)
  | "/* TRANSLATORS: \($about) */",
    (if contains("%") then "/* xgettext:no-c-format */" else empty end),
    "N_(\(tojson));";

# One text or a list of them.
def texts: if type == "array" then .[] else . end;

def rules($at):
  .rules[]? | objects | .message | entry("\($at), a finding");

def field($form):
  "\($form), field \(.id)" as $at
  | (.heading | entry("\($at), heading on the form")),
    (.label | entry("\($at), label on the form")),
    (.help | entry("\($at), the form's own help")),
    (.advice | entry("\($at), the guide's advice")),
    (.today | entry("\($at), what has changed since the guide")),
    (.why | entry("\($at), why it is asked")),
    (.kind as $kind
      | .options[]? | "\($at), option \(.value)" as $option
      | (if $kind | IN("choice", "many") then .label else null end
          | entry("\($option), label on the form")),
        (.advice | entry("\($option), advice"))),
    (.columns[]? | "\($at), column \(.id)" as $column
      | (.label | entry("\($column), heading")),
        rules($column)),
    rules($at);

def form:
  .id as $form
  | (.title | entry("\($form), title")),
    (.about | entry("\($form), what it is for")),
    (.after | texts | entry("\($form), a step with the finished form")),
    (.demands[]? | .text | entry("\($form), what the provider demands")),
    (.sections[]
      | (.title | entry("\($form), section, one short word")),
        (.fields[] | field($form))),
    (.reply.mails[]? | "\($form), mail \(.id)" as $mail
      | (.means | entry("\($mail), what it is")),
        (.next | texts | entry("\($mail), what to do")));

# Files about providers have codes, and no sections.
def provider:
  .id as $provider
  | .codes[] | "provider \($provider), code \(.code)" as $code
  | (.meaning | entry("\($code), what it means")),
    (.act | entry("\($code), what to do first"));

"/* SPDX-License-Identifier: MIT */",
"/* Copyright (c) 2026 the senderform authors */",
"/* Made from forms/: tests/po_fresh.sh . --write. */",
(inputs | if has("codes") then provider else form end)
