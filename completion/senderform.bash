# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the senderform authors
# shellcheck shell=bash
#
# Completes senderform's command line in bash. What stands here is compared with
# the program by tests/completion.sh.

# Words that are names of drafts and forms have no blanks and nothing that a
# shell reads otherwise, so that they can be lists.
_senderform_drafts() {
    "$1" drafts list 2>/dev/null </dev/null | cut -d ' ' -f 1
}

# Removed ones come behind all others.
_senderform_removed() {
    local there
    there=$(_senderform_drafts "$1" | wc -l)
    "$1" drafts list --removed 2>/dev/null </dev/null |
        tail -n "+$((there + 1))" | cut -d ' ' -f 1
}

# Behind the empty line are providers, which are no forms.
_senderform_forms() {
    "$1" forms list 2>/dev/null </dev/null |
        sed -n '/^$/q; s/^\([^ ][^ ]*\) .*/\1/p'
}

# By the first two words of the line.
_senderform_options() {
    case $1 in
    '' | fill | 'fill '*) echo '--draft --plain --message' ;;
    detect*) echo '--json --domain --ip --lists --message' ;;
    check*) echo '--json --lists --message' ;;
    'drafts show' | 'forms list' | forms) echo '--json' ;;
    reply*) echo '--draft --plain --format --output --force --answer --to' ;;
    evidence*) echo '--json --since' ;;
    export*) echo '--format --output --force --partial' ;;
    'drafts list' | drafts) echo '--json --removed' ;;
    'drafts import') echo '--name' ;;
    'drafts export' | 'forms new') echo '--output --force' ;;
    esac
    echo '--forms --ascii --lang --offline --resolver --timeout --help --version'
}

# What an argument can be: words, and "files" for a file name too.
_senderform_argument() {
    case $2 in
    '') echo 'fill detect check export reply evidence drafts forms' ;;
    fill) _senderform_forms "$1" ;;
    check | export | 'drafts show' | 'drafts export')
        _senderform_drafts "$1"
        return 1
        ;;
    drafts) echo 'list show import export rename remove restore' ;;
    'drafts rename' | 'drafts remove') _senderform_drafts "$1" ;;
    'drafts restore') _senderform_removed "$1" ;;
    forms) echo 'list show check new' ;;
    'forms show') _senderform_forms "$1" ;;
    reply | evidence* | 'drafts import' | 'forms check') return 1 ;;
    esac
}

# Of an option, and the first word of the line.
_senderform_value() {
    case $2 in
    --draft)
        _senderform_drafts "$1"
        [[ $3 != reply ]] || return 1 # a file with answers does as well
        ;;
    --format) [[ $3 == reply ]] && echo 'mail body' || echo 'text json' ;;
    --output | --forms | --message) return 1 ;;
    esac
}

# Of the words behind the program's name: what is being completed?
_senderform_list() {
    local program=$1 most=1
    shift
    [[ ${1-} == drafts || ${1-} == forms ]] && most=2
    [[ ${1-} != evidence ]] || most=1000
    (($# > most)) || _senderform_argument "$program" "$*"
}

_senderform() {
    local program=${1/#\~/$HOME} cur=${COMP_WORDS[COMP_CWORD]}
    local words=() option='' list files='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --draft | --format | --output | --name | --forms | --lang | \
            --domain | --ip | --resolver | --timeout | --message | --answer | \
            --to | --since)
            option=${COMP_WORDS[i]}
            [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++)) # three words: --name=x
            ((i++))
            [[ ${COMP_WORDS[i + 1]-} == = ]] && ((i += 2)) # --answer 5=text
            ;;
        -*) ;;
        *) words+=("${COMP_WORDS[i]}") ;;
        esac
    done
    if ((i > COMP_CWORD)); then # the value of that option
        [[ $cur == = ]] && cur=
        list=$(_senderform_value "$program" "$option" "${words[0]-}") || files=yes
    elif [[ $cur == -* ]]; then
        list=$(_senderform_options "${words[*]:0:2}")
    else
        list=$(_senderform_list "$program" "${words[@]}") || files=yes
    fi
    mapfile -t COMPREPLY < <(compgen -W "$list" -- "$cur")
    [[ $files ]] || return 0
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$cur")
}

complete -F _senderform senderform
