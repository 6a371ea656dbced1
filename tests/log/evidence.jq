# What `senderform evidence --json` says, as loggen tells its truth: a provider
# a line.
def counts(key; value): map({(key): value}) | add // {};
.providers[] | {
  id,
  delivered: (.results.delivered // 0),
  deferred: (.results.deferred // 0),
  bounced: (.results.bounced // 0),
  days: (.results.days // [] | counts(.day; [.delivered, .deferred, .bounced])),
  codes: [.codes[] | {
    tag: (.tag // ""),
    reply: (.reply // 0),
    enhanced: (.enhanced // ""),
    lines, deferred, bounced, mails, recipients, first, last,
    ips: (.ips | counts(.name; .lines)),
    hosts: (.hosts | counts(.name; .lines)),
    days: (.days | counts(.day; .lines))
  } + if .estimated then {estimated} else {} end]
}
