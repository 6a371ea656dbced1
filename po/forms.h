/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Made from forms/: tests/po_fresh.sh . --write. */
/* TRANSLATORS: provider gmail, code 4.7.23, what it means */
N_("Gmail slows your mail down: your address has no name in reverse DNS, or the name does not lead back.");
/* TRANSLATORS: provider gmail, code 4.7.23, what to do first */
N_("Have your provider set a name in reverse DNS that leads back to the address; no form helps before that.");
/* TRANSLATORS: provider gmail, code 5.7.25, what it means */
N_("Gmail refuses your mail: your address has no name in reverse DNS, or the name does not lead back.");
/* TRANSLATORS: provider gmail, code 5.7.25, what to do first */
N_("Have your provider set a name in reverse DNS that leads back to the address; no form helps before that.");
/* TRANSLATORS: provider gmail, code 4.7.27, what it means */
N_("Gmail slows your mail down: SPF does not pass.");
/* TRANSLATORS: provider gmail, code 4.7.27, what to do first */
N_("Put your address into the SPF record of the domain of the envelope sender; no form helps before that.");
/* TRANSLATORS: provider gmail, code 5.7.27, what it means */
N_("Gmail refuses your mail: SPF does not pass.");
/* TRANSLATORS: provider gmail, code 5.7.27, what to do first */
N_("Put your address into the SPF record of the domain of the envelope sender; no form helps before that.");
/* TRANSLATORS: provider gmail, code 4.7.29, what it means */
N_("Gmail slows your mail down: it was not sent over TLS.");
/* TRANSLATORS: provider gmail, code 4.7.29, what to do first */
N_("Let your server use STARTTLS when it sends; no form helps before that.");
/* TRANSLATORS: provider gmail, code 5.7.29, what it means */
N_("Gmail refuses your mail: it was not sent over TLS.");
/* TRANSLATORS: provider gmail, code 5.7.29, what to do first */
N_("Let your server use STARTTLS when it sends; no form helps before that.");
/* TRANSLATORS: provider gmail, code 4.7.30, what it means */
N_("Gmail slows your mail down: DKIM does not pass.");
/* TRANSLATORS: provider gmail, code 4.7.30, what to do first */
N_("Sign your mail with DKIM, and see that the key in DNS is the one you sign with; no form helps before that.");
/* TRANSLATORS: provider gmail, code 5.7.30, what it means */
N_("Gmail refuses your mail: DKIM does not pass.");
/* TRANSLATORS: provider gmail, code 5.7.30, what to do first */
N_("Sign your mail with DKIM, and see that the key in DNS is the one you sign with; no form helps before that.");
/* TRANSLATORS: provider gmail, code 4.7.31, what it means */
N_("Gmail slows your mail down: the domain in From has no DMARC record.");
/* TRANSLATORS: provider gmail, code 4.7.31, what to do first */
N_("Publish a DMARC record for it, at least p=none; no form helps before that.");
/* TRANSLATORS: provider gmail, code 4.7.32, what it means */
N_("Gmail slows your mail down: the domain in From is neither that of SPF nor that of DKIM.");
/* TRANSLATORS: provider gmail, code 4.7.32, what to do first */
N_("Sign with the domain in From, or use an envelope sender of it, so that DMARC passes; no form helps before that.");
/* TRANSLATORS: provider gmail, code 4.7.26, what it means */
N_("Gmail slows your mail down: it is not authenticated by SPF or DKIM.");
/* TRANSLATORS: provider gmail, code 4.7.26, what to do first */
N_("Set up SPF and DKIM for the domain in From; no form helps before that.");
/* TRANSLATORS: provider gmail, code 5.7.26, what it means */
N_("Gmail refuses your mail: neither SPF nor DKIM passes, or DMARC fails and the domain asks that such mail be refused.");
/* TRANSLATORS: provider gmail, code 5.7.26, what to do first */
N_("Set up SPF and DKIM for the domain in From; no form helps before that.");
/* TRANSLATORS: provider gmail, code 5.7.24, what it means */
N_("Gmail refuses your mail: the SPF record of the domain has entries it does not trust, such as half of the internet.");
/* TRANSLATORS: provider gmail, code 5.7.24, what to do first */
N_("Narrow the SPF record down to the addresses that send.");
/* TRANSLATORS: provider gmail, code 4.7.28, what it means */
N_("Gmail takes fewer mails for now: it saw an unusual rate of unsolicited mail from your address, your network, your domain, or with the same links.");
/* TRANSLATORS: provider gmail, code 4.7.28, what to do first */
/* xgettext:no-c-format */
N_("Send less, and only to people who asked for it; the rate of mail reported as spam must stay below 0.3 %. Let the server try again by itself.");
/* TRANSLATORS: provider gmail, code 5.7.28, what it means */
N_("Gmail refuses your mail: it saw an unusual rate of unsolicited mail from your address, your network, your domain, or with the same links.");
/* TRANSLATORS: provider gmail, code 5.7.28, what to do first */
N_("Stop, and find out what is sent in your name. Bulk senders who meet all of Gmail's guidelines can write after that: https://support.google.com/mail/contact/gmail_bulk_sender_escalation");
/* TRANSLATORS: provider gmail, code 4.7.0, what it means */
N_("Gmail puts the mail off: the reputation of your address or domain is very low, it sent more than usual, or TLS was missing.");
/* TRANSLATORS: provider gmail, code 4.7.0, what to do first */
N_("See that SPF, DKIM and DMARC pass and that mail goes over TLS. Send less and let the server try again by itself.");
/* TRANSLATORS: provider gmail, code 5.7.1, what it means */
N_("Gmail refuses the mail: it looks unsolicited, the reputation of your address or domain is very low, an IPv6 address has no name in reverse DNS, From is missing or stands twice, or a rule of the recipient's company is against it.");
/* TRANSLATORS: provider gmail, code 5.7.1, what to do first */
N_("Read the reply for which of them it is. See that SPF, DKIM and DMARC pass, and look in your queue for mail that should not be there. Bulk senders who meet all of Gmail's guidelines can write after that: https://support.google.com/mail/contact/gmail_bulk_sender_escalation");
/* TRANSLATORS: provider gmail, code 5.7.0, what it means */
N_("Gmail refuses the content: most often a kind of attachment that it takes from nobody, or the server does not relay.");
/* TRANSLATORS: provider gmail, code 5.7.0, what to do first */
N_("Leave the attachment out, or put it where people can fetch it.");
/* TRANSLATORS: provider gmail, code 4.2.1, what it means */
N_("This user receives mail faster than Gmail allows.");
/* TRANSLATORS: provider gmail, code 4.2.1, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: provider gmail, code 5.2.1, what it means */
N_("The account does not take mail: it is disabled, or gets far too much of it.");
/* TRANSLATORS: provider gmail, code 5.2.1, what to do first */
N_("Take the address off your lists, unless the reply speaks of the rate.");
/* TRANSLATORS: provider gmail, code 4.2.2, what it means */
N_("The mailbox is full.");
/* TRANSLATORS: provider gmail, code 4.2.2, what to do first */
N_("Let the server try again by itself; take the address off your lists if it stays full.");
/* TRANSLATORS: provider gmail, code 5.2.2, what it means */
N_("The mailbox is full.");
/* TRANSLATORS: provider gmail, code 5.2.2, what to do first */
N_("Try again in some days; take the address off your lists if it stays full.");
/* TRANSLATORS: provider gmail, code 5.1.1, what it means */
N_("There is no such account.");
/* TRANSLATORS: provider gmail, code 5.1.1, what to do first */
N_("Take the address off your lists: many of them spoil your reputation.");
/* TRANSLATORS: provider gmail, code 5.2.3, what it means */
N_("The mail is larger than Gmail takes.");
/* TRANSLATORS: provider gmail, code 5.2.3, what to do first */
N_("Make it smaller, or put the files where people can fetch them.");
/* TRANSLATORS: provider gmail, code 4.3.0, what it means */
N_("Gmail has a trouble of its own for now.");
/* TRANSLATORS: provider gmail, code 4.3.0, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: provider gmail, code 4.4.5, what it means */
N_("Gmail is busy.");
/* TRANSLATORS: provider gmail, code 4.4.5, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: provider gmail, code 4.4.2, what it means */
N_("The connection took too long.");
/* TRANSLATORS: provider gmail, code 4.4.2, what to do first */
N_("Let the server try again by itself; if it lasts, look at your line and its firewall.");
/* TRANSLATORS: provider gmail, code 4.5.3, what it means */
N_("Too many recipients in one mail.");
/* TRANSLATORS: provider gmail, code 4.5.3, what to do first */
N_("Give the server fewer recipients a mail, about 100.");
/* TRANSLATORS: provider gmail, code 5.6.0, what it means */
N_("The mail is malformed.");
/* TRANSLATORS: provider gmail, code 5.6.0, what to do first */
N_("Look for doubled headers and broken MIME in it.");
/* TRANSLATORS: provider microsoft, code 5.7.606, what it means */
N_("Microsoft 365 refuses all mail from your address: it is on its own block list.");
/* TRANSLATORS: provider microsoft, code 5.7.606, what to do first */
N_("Find out what was sent from the address and stop it, then ask for removal at https://sender.office.com/.");
/* TRANSLATORS: provider microsoft, code 5.7.511, what it means */
N_("Microsoft 365 refuses all mail from your address: it is on its own block list, and only people can take it off.");
/* TRANSLATORS: provider microsoft, code 5.7.511, what to do first */
N_("Find out what was sent from the address and stop it, then forward the whole bounce to delist@messaging.microsoft.com.");
/* TRANSLATORS: provider microsoft, code S3140, what it means */
N_("Outlook.com and Hotmail refuse all mail from your address: a part of your provider's network is on their block list.");
/* TRANSLATORS: provider microsoft, code S3140, what to do first */
N_("See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866. Tell your provider, too: it may be the neighbours.");
/* TRANSLATORS: provider microsoft, code S3150, what it means */
N_("Outlook.com and Hotmail refuse all mail from your address: a part of your provider's network is on their block list.");
/* TRANSLATORS: provider microsoft, code S3150, what to do first */
N_("See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866. Tell your provider, too: it may be the neighbours.");
/* TRANSLATORS: provider microsoft, code SC-001, what it means */
N_("Outlook.com and Hotmail refuse the mail: content that looks like spam, or a poor reputation of your address or domain.");
/* TRANSLATORS: provider microsoft, code SC-001, what to do first */
N_("Look at what is sent from the address, and whether somebody else sends through it. See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code SC-002, what it means */
N_("Outlook.com and Hotmail refuse the mail for policy reasons: your address or its neighbours have a poor reputation.");
/* TRANSLATORS: provider microsoft, code SC-002, what to do first */
N_("Look at what is sent from the address, and whether somebody else sends through it. See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code SC-003, what it means */
N_("Outlook.com and Hotmail refuse the mail for policy reasons: your address or its neighbours have a poor reputation.");
/* TRANSLATORS: provider microsoft, code SC-003, what to do first */
N_("Look at what is sent from the address, and whether somebody else sends through it. See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code SC-004, what it means */
N_("Outlook.com and Hotmail refuse the mail for policy reasons: your address or its neighbours have a poor reputation.");
/* TRANSLATORS: provider microsoft, code SC-004, what to do first */
N_("Look at what is sent from the address, and whether somebody else sends through it. See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code DY-001, what it means */
N_("Outlook.com and Hotmail take your address for a dynamic one, from which no mail server should send.");
/* TRANSLATORS: provider microsoft, code DY-001, what to do first */
N_("Have your provider give the address a proper name in reverse DNS, or send through a server with a fixed address.");
/* TRANSLATORS: provider microsoft, code DY-002, what it means */
N_("Outlook.com and Hotmail think that a machine behind your address was taken over or relays for anybody.");
/* TRANSLATORS: provider microsoft, code DY-002, what to do first */
N_("Look for such a machine and close it first. See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code OU-001, what it means */
N_("Outlook.com and Hotmail refuse your address because it is on a public block list.");
/* TRANSLATORS: provider microsoft, code OU-001, what to do first */
N_("Look the address up at https://check.spamhaus.org/ and delist there first. See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code OU-002, what it means */
N_("Outlook.com and Hotmail refuse the mail for policy reasons: your address has a poor reputation.");
/* TRANSLATORS: provider microsoft, code OU-002, what to do first */
N_("See that SPF, DKIM and DMARC pass and that the address has a name in reverse DNS, then ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code AS16012609, what it means */
N_("Microsoft 365 refuses your address because it is on Spamhaus's list.");
/* TRANSLATORS: provider microsoft, code AS16012609, what to do first */
N_("Your address is on Spamhaus's list: delist there first (https://check.spamhaus.org/); Microsoft cannot lift it.");
/* TRANSLATORS: provider microsoft, code RP-001, what it means */
N_("Outlook.com and Hotmail put the mail off: more mails an hour or a day than they take from an address of your reputation.");
/* TRANSLATORS: provider microsoft, code RP-001, what to do first */
N_("Let the server try again by itself, with fewer connections and fewer mails an hour. A new address needs weeks of slow growth.");
/* TRANSLATORS: provider microsoft, code RP-002, what it means */
N_("Outlook.com and Hotmail put the mail off: more mails over one connection, or an hour, than they take from an address of your reputation.");
/* TRANSLATORS: provider microsoft, code RP-002, what to do first */
N_("Let the server try again by itself, with fewer connections and fewer mails an hour. A new address needs weeks of slow growth.");
/* TRANSLATORS: provider microsoft, code RP-003, what it means */
N_("Outlook.com and Hotmail put the mail off: more connections at a time than they take from an address of your reputation.");
/* TRANSLATORS: provider microsoft, code RP-003, what to do first */
N_("Let the server try again by itself, with fewer connections and fewer mails an hour. A new address needs weeks of slow growth.");
/* TRANSLATORS: provider microsoft, code 5.7.515, what it means */
N_("The domain in From sends more than 5,000 mails a day to Outlook.com and Hotmail, and then SPF, DKIM and DMARC must pass. One of them does not.");
/* TRANSLATORS: provider microsoft, code 5.7.515, what to do first */
N_("Set up SPF, DKIM and DMARC for the domain in From, and see that they are aligned; no form helps before that.");
/* TRANSLATORS: provider microsoft, code 4.7.650, what it means */
N_("Outlook.com and Hotmail take fewer mails from your address for now, because of its reputation.");
/* TRANSLATORS: provider microsoft, code 4.7.650, what to do first */
N_("Send less and let the server try again by itself. If it lasts, ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code 4.7.651, what it means */
N_("Outlook.com and Hotmail take fewer mails from your address for now, because of its reputation.");
/* TRANSLATORS: provider microsoft, code 4.7.651, what to do first */
N_("Send less and let the server try again by itself. If it lasts, ask with Microsoft's form: https://go.microsoft.com/fwlink/?LinkID=614866");
/* TRANSLATORS: provider microsoft, code 4.7.500, what it means */
N_("Microsoft 365 is busy, or slows your address down because it does not know it well.");
/* TRANSLATORS: provider microsoft, code 4.7.500, what to do first */
N_("Let the server try again by itself, and send less at once. If it lasts for days, see https://sender.office.com/.");
/* TRANSLATORS: provider microsoft, code 5.7.509, what it means */
N_("DMARC does not pass, and the domain in From asks that such mail be refused.");
/* TRANSLATORS: provider microsoft, code 5.7.509, what to do first */
N_("Mend SPF or DKIM of the domain in From so that one of them passes and is aligned.");
/* TRANSLATORS: provider microsoft, code 5.7.23, what it means */
N_("SPF does not allow your address for the domain of the envelope sender.");
/* TRANSLATORS: provider microsoft, code 5.7.23, what to do first */
N_("Put your address into the SPF record of that domain, or send forwarded mail with an envelope sender of your own.");
/* TRANSLATORS: provider microsoft, code 5.7.25, what it means */
N_("Your address has no name in reverse DNS, which Microsoft wants of IPv6 above all.");
/* TRANSLATORS: provider microsoft, code 5.7.25, what to do first */
N_("Have your provider set a name in reverse DNS that leads back to the address.");
/* TRANSLATORS: provider microsoft, code 4.7.26, what it means */
N_("The mail came over IPv6 and was not authenticated.");
/* TRANSLATORS: provider microsoft, code 4.7.26, what to do first */
N_("Set up SPF or DKIM for the domain in From.");
/* TRANSLATORS: provider microsoft, code 5.7.705, what it means */
N_("Microsoft 365 does not take mail from its own customer who sent it, or from an address that new customers share.");
/* TRANSLATORS: provider microsoft, code 5.7.705, what to do first */
N_("This concerns senders who are customers of Microsoft 365: see the admin center, or ask Microsoft's support as a customer.");
/* TRANSLATORS: provider microsoft, code 5.7.708, what it means */
N_("Microsoft 365 does not take mail from its own customer who sent it, or from an address that new customers share.");
/* TRANSLATORS: provider microsoft, code 5.7.708, what to do first */
N_("This concerns senders who are customers of Microsoft 365: see the admin center, or ask Microsoft's support as a customer.");
/* TRANSLATORS: provider microsoft, code 5.7.1, what it means */
N_("Microsoft refuses the mail for policy reasons; the reply says which, and most often it is a block list or a rule of the recipient's company.");
/* TRANSLATORS: provider microsoft, code 5.7.1, what to do first */
N_("Read the reply: it names the list, or the page for removal. If it is a rule of the company, only the recipient can have it changed.");
/* TRANSLATORS: provider microsoft, code 5.4.1, what it means */
N_("The recipient's domain does not take mail for this address, most often because there is no such mailbox.");
/* TRANSLATORS: provider microsoft, code 5.4.1, what to do first */
N_("Ask the recipient another way whether the address is right; take it off your lists if it is not.");
/* TRANSLATORS: provider microsoft, code 5.1.10, what it means */
N_("There is no such mailbox.");
/* TRANSLATORS: provider microsoft, code 5.1.10, what to do first */
N_("Take the address off your lists.");
/* TRANSLATORS: provider microsoft, code 5.5.0, what it means */
N_("There is no such mailbox, or it takes no mail.");
/* TRANSLATORS: provider microsoft, code 5.5.0, what to do first */
N_("Take the address off your lists.");
/* TRANSLATORS: provider microsoft, code 5.1.1, what it means */
N_("There is no such mailbox.");
/* TRANSLATORS: provider microsoft, code 5.1.1, what to do first */
N_("Take the address off your lists.");
/* TRANSLATORS: provider microsoft, code S2017062302, what it means */
N_("There is no such mailbox, or it takes no mail.");
/* TRANSLATORS: provider microsoft, code S2017062302, what to do first */
N_("Take the address off your lists.");
/* TRANSLATORS: provider microsoft, code 5.2.2, what it means */
N_("The mailbox is full.");
/* TRANSLATORS: provider microsoft, code 5.2.2, what to do first */
N_("Try again in some days; take the address off your lists if it stays full.");
/* TRANSLATORS: provider microsoft, code 4.5.3, what it means */
N_("Too many recipients in one mail, or too many in a short time.");
/* TRANSLATORS: provider microsoft, code 4.5.3, what to do first */
N_("Give the server fewer recipients a mail, and let it try again by itself.");
/* TRANSLATORS: provider microsoft, code 4.3.2, what it means */
N_("The server at Microsoft is busy.");
/* TRANSLATORS: provider microsoft, code 4.3.2, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: provider microsoft, code 4.4.0, what it means */
N_("The server at Microsoft has a trouble of its own for now.");
/* TRANSLATORS: provider microsoft, code 4.4.0, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: yahoo-bulk-template, title */
N_("Yahoo bulk sender template");
/* TRANSLATORS: yahoo-bulk-template, what it is for */
N_("The \"Bulk Sender Application Template\" that Yahoo's staff mailed to senders about 2010, to be answered inside that mail. Only its first two questions are known; SMTP header information and contact details came later in it. Whatever else a mail asks is asked as the mail words it.");
/* TRANSLATORS: yahoo-bulk-template, a step with the finished form */
N_("Reply to Yahoo's mail with the answers inside it: plain text, no HTML, no attachment. A filled Word document got lost twice, says the one who wrote of it.");
/* TRANSLATORS: yahoo-bulk-template, a step with the finished form */
N_("Wait for the answer. It took nearly two weeks and several mails then.");
/* TRANSLATORS: yahoo-bulk-template, a step with the finished form */
N_("Being accepted does not promise the inbox.");
/* TRANSLATORS: yahoo-bulk-template, section, one short word */
N_("Servers");
/* TRANSLATORS: yahoo-bulk-template, field servers, heading on the form */
N_("Each IP address:");
/* TRANSLATORS: yahoo-bulk-template, field servers, label on the form */
N_("Please provide all ACTIVE IP addresses you are currently using to send mail:");
/* TRANSLATORS: yahoo-bulk-template, field servers, the guide's advice */
N_("Each address that sends, with the name its SMTP greeting shows. In the mail the lines are repeated for each of them.");
/* TRANSLATORS: yahoo-bulk-template, field servers, what has changed since the guide */
N_("Since February 2024 Yahoo requires valid forward and reverse DNS of everybody who sends, and wants names that are meaningful and do not look generated.");
/* TRANSLATORS: yahoo-bulk-template, field servers, why it is asked */
N_("Only active and correctly configured servers are considered, says the mail. One without reverse DNS, or with a name that does not lead back, is a reason to refuse the request.");
/* TRANSLATORS: yahoo-bulk-template, field servers, column ip, heading */
N_("IP Address");
/* TRANSLATORS: yahoo-bulk-template, field servers, column rdns, heading */
N_("Mail Server Hostname");
/* TRANSLATORS: yahoo-bulk-template, field server_role, label on the form */
N_("Primary Mail Server, Fail-Over Mail Server, Bulk Mail Server, Etc");
/* TRANSLATORS: yahoo-bulk-template, field server_role, the guide's advice */
N_("What the server is for. If yours are for different things, say it in one line: \"192.0.2.10 primary, 192.0.2.11 fail-over\".");
/* TRANSLATORS: yahoo-bulk-template, field server_role, why it is asked */
N_("It stands below each address in the mail, and one answer goes to all of them. Yahoo judges bulk mail apart from people's mail.");
/* TRANSLATORS: yahoo-bulk-template, field server_role, option primary, label on the form */
N_("Primary Mail Server");
/* TRANSLATORS: yahoo-bulk-template, field server_role, option fail_over, label on the form */
N_("Fail-Over Mail Server");
/* TRANSLATORS: yahoo-bulk-template, field server_role, option bulk, label on the form */
N_("Bulk Mail Server");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, label on the form */
N_("Do you have a dedicated IP address or do you use a shared mail server?");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, the guide's advice */
N_("Dedicated, says the guide: nobody else sends from your addresses.");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, what has changed since the guide */
N_("Yahoo advises (2025) to keep bulk mail apart from personal and transactional mail, by IP address or by DKIM domain.");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, why it is asked */
N_("On a shared address others decide about your reputation; its owner should ask then. The last letters of this question are missing in the only copy, \"server?\" is our guess.");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, option dedicated, label on the form */
N_("Dedicated IP address");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, option shared, label on the form */
N_("Shared mail server");
/* TRANSLATORS: yahoo-bulk-template, field ip_use, a finding */
N_("The guide expects dedicated IP addresses: on shared ones Yahoo judges all who send there. If yours are shared, ask their provider to make the request.");
/* TRANSLATORS: yahoo-circular, title */
N_("Yahoo circular of 2001");
/* TRANSLATORS: yahoo-circular, what it is for */
N_("The mail of December 2001 in which Yahoo asked those who run mailing lists for three things. It is kept because such mails can still be found and forwarded.");
/* TRANSLATORS: yahoo-circular, a step with the finished form */
N_("Reply to Yahoo's mail with the three answers inside it, in plain text.");
/* TRANSLATORS: yahoo-circular, section, one short word */
N_("Mailings");
/* TRANSLATORS: yahoo-circular, field servers, label on the form */
N_("Your current list of IP address(es) from which your mailings are sent.");
/* TRANSLATORS: yahoo-circular, field servers, the guide's advice */
N_("Each address that sends.");
/* TRANSLATORS: yahoo-circular, field servers, why it is asked */
N_("Yahoo looks up each address. One without reverse DNS is a reason to refuse its mail.");
/* TRANSLATORS: yahoo-circular, field servers, column ip, heading */
N_("IP address");
/* TRANSLATORS: yahoo-circular, field from_domains, label on the form */
N_("The domain names of your \"From\" address(es) of your mailings.");
/* TRANSLATORS: yahoo-circular, field from_domains, the guide's advice */
N_("What stands behind the @ in the From of your mailings; several with commas between.");
/* TRANSLATORS: yahoo-circular, field from_domains, what has changed since the guide */
N_("Since February 2024 this domain must be the one of SPF or DKIM, so that DMARC passes.");
/* TRANSLATORS: yahoo-circular, field from_domains, why it is asked */
N_("The reputation of a domain counts beside that of an address.");
/* TRANSLATORS: yahoo-circular, field email, label on the form */
N_("Contact email address (will be used periodically to update your IP and From addresses).");
/* TRANSLATORS: yahoo-circular, field email, the guide's advice */
N_("An address that works and that you read.");
/* TRANSLATORS: yahoo-circular, field email, why it is asked */
N_("Questions about your addresses go there.");
/* TRANSLATORS: yahoo-questionnaire, title */
N_("Yahoo questionnaire by mail");
/* TRANSLATORS: yahoo-questionnaire, what it is for */
N_("The questionnaire of 17 questions that Yahoo's staff mailed to senders in the 2000s, to be answered inside that mail. Questions 1 to 6 are known from three copies; 7 to 17 stand in no copy that was found, so whatever else a mail asks is asked as the mail words it.");
/* TRANSLATORS: yahoo-questionnaire, a step with the finished form */
N_("Reply to Yahoo's mail with the answers inside it: plain text, no HTML, no attachment.");
/* TRANSLATORS: yahoo-questionnaire, a step with the finished form */
N_("Send it from an address of a domain that uses the servers in question.");
/* TRANSLATORS: yahoo-questionnaire, a step with the finished form */
N_("Wait for the answer, and do not send it twice.");
/* TRANSLATORS: yahoo-questionnaire, a step with the finished form */
N_("The letter around it says: no promise of the inbox, and after false answers no evaluation for six months.");
/* TRANSLATORS: yahoo-questionnaire, section, one short word */
N_("Lists");
/* TRANSLATORS: yahoo-questionnaire, field lists_obtained, label on the form */
N_("Do you rent, lease, buy or otherwise obtain email lists from companies, individuals, organizations, or websites (other than those you own) that do not indicate that the customer will be subscribed to this specific email list?");
/* TRANSLATORS: yahoo-questionnaire, field lists_obtained, the guide's advice */
N_("Choose Yes or No, or write in other words: yes or no first, then one short sentence. If you send to no list at all, say so.");
/* TRANSLATORS: yahoo-questionnaire, field lists_obtained, why it is asked */
N_("Mail to people who never asked for it is what Yahoo wants to keep out. Bought lists are the surest way to be refused; a false no is found out by the complaints.");
/* TRANSLATORS: yahoo-questionnaire, field lists_obtained, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-questionnaire, field lists_obtained, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-questionnaire, field lists_confirmed, label on the form */
N_("If yes, do you explicitly send an opt-in confirmation email to the email addresses you have acquired?");
/* TRANSLATORS: yahoo-questionnaire, field lists_confirmed, the guide's advice */
N_("Only if you get addresses from others. Say what you really send to them first.");
/* TRANSLATORS: yahoo-questionnaire, field lists_confirmed, why it is asked */
N_("It hangs on the question before. A confirmation is the least that is expected for addresses from elsewhere.");
/* TRANSLATORS: yahoo-questionnaire, field lists_confirmed, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-questionnaire, field lists_confirmed, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-questionnaire, field confirmation_mail, label on the form */
N_("If yes, please send a text-only example of this email.");
/* TRANSLATORS: yahoo-questionnaire, field confirmation_mail, the guide's advice */
N_("Paste the plain text of the mail that asks people to confirm, as it is.");
/* TRANSLATORS: yahoo-questionnaire, field confirmation_mail, why it is asked */
N_("Yahoo's people read it. Take other people's real addresses out of it.");
/* TRANSLATORS: yahoo-questionnaire, field addresses_obtained, label on the form */
N_("If no, please explain how you obtain email addresses.");
/* TRANSLATORS: yahoo-questionnaire, field addresses_obtained, the guide's advice */
N_("Say in English, briefly, where addresses come from: a form on your site, customers, members of a forum, people's own accounts.");
/* TRANSLATORS: yahoo-questionnaire, field addresses_obtained, why it is asked */
N_("It must agree with the subscription form that Yahoo can look at.");
/* TRANSLATORS: yahoo-questionnaire, field owner_verified, label on the form */
N_("How do you verify that the true owner of the email address you have obtained is valid?");
/* TRANSLATORS: yahoo-questionnaire, field owner_verified, the guide's advice */
N_("Say what happens between the form and the first mail: a confirmation that must be answered, an order, a login.");
/* TRANSLATORS: yahoo-questionnaire, field owner_verified, what has changed since the guide */
/* xgettext:no-c-format */
N_("Since February 2024 Yahoo wants complaints about less than 0.3 % of the mail. A confirmed (double) opt-in is the surest way there.");
/* TRANSLATORS: yahoo-questionnaire, field owner_verified, why it is asked */
N_("It is the question about confirmed opt-in. Another copy asks whether the true owner has subscribed; its end is not known.");
/* TRANSLATORS: yahoo-questionnaire, field list_services, label on the form */
N_("Do you offer list management services for other companies (i.e., as an ASP)? If so, please provide us with your standards for accepting your clients' email lists.");
/* TRANSLATORS: yahoo-questionnaire, field list_services, the guide's advice */
N_("\"No, we send only our own mail\" is enough if it is so. Else say what customers must prove before you send for them.");
/* TRANSLATORS: yahoo-questionnaire, field list_services, why it is asked */
N_("Who sends for others answers for their lists.");
/* TRANSLATORS: yahoo-questionnaire, field lists_given, label on the form */
N_("Do you rent, lease, sell, or otherwise give email lists to other companies, individuals, organizations, or affiliates without providing notice to the email users that they will be subscribed to the buyer's specific email list?");
/* TRANSLATORS: yahoo-questionnaire, field lists_given, the guide's advice */
N_("Choose Yes or No, or write in other words: yes or no first, then one short sentence. What your privacy policy says must agree with it.");
/* TRANSLATORS: yahoo-questionnaire, field lists_given, why it is asked */
N_("Addresses that are handed on get mail that nobody asked for, and the complaints come back to you.");
/* TRANSLATORS: yahoo-questionnaire, field lists_given, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-questionnaire, field lists_given, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-questionnaire, section, one short word */
N_("Mailings");
/* TRANSLATORS: yahoo-questionnaire, field mailing_frequency, heading on the form */
N_("Please indicate the information below pertaining to email sent to Yahoo! mail.");
/* TRANSLATORS: yahoo-questionnaire, field mailing_frequency, label on the form */
N_("How frequently do you send email to Yahoo! users in a given month and how many emails are sent in the average mailing?");
/* TRANSLATORS: yahoo-questionnaire, field mailing_frequency, the guide's advice */
N_("Two numbers: how often in a month, and how many mails at a time, to Yahoo's users only. Your mail log has both.");
/* TRANSLATORS: yahoo-questionnaire, field mailing_frequency, why it is asked */
N_("Yahoo compares it with what it receives from you.");
/* TRANSLATORS: yahoo-questionnaire, field mailing_size, label on the form */
N_("If you send email to multiple addresses, how many addresses are sent to, for an average mailing?");
/* TRANSLATORS: yahoo-questionnaire, field mailing_size, the guide's advice */
N_("All addresses of one mailing, not only Yahoo's. 0 if you send no mailings.");
/* TRANSLATORS: yahoo-questionnaire, field mailing_size, why it is asked */
N_("It shows what share of your mail goes to Yahoo's users.");
/* TRANSLATORS: yahoo-questionnaire, field client_frequency, label on the form */
N_("If you are an ASP, what has your average client mailing frequency been over the past six months?");
/* TRANSLATORS: yahoo-questionnaire, field client_frequency, the guide's advice */
N_("Only if you send for customers. Else \"We are no ASP.\"");
/* TRANSLATORS: yahoo-questionnaire, field client_frequency, why it is asked */
N_("ASP here means a service that sends for others, as in the question about list management.");
/* TRANSLATORS: yahoo-questionnaire, field newsletters, label on the form */
N_("Are you emails informational and subscriber based (newsletters)?");
/* TRANSLATORS: yahoo-questionnaire, field newsletters, the guide's advice */
N_("Choose Yes or No, or write in other words: yes or no first, then one short sentence on what you send.");
/* TRANSLATORS: yahoo-questionnaire, field newsletters, why it is asked */
N_("Newsletters and marketing are judged apart from the mail of people.");
/* TRANSLATORS: yahoo-questionnaire, field newsletters, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-questionnaire, field newsletters, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-questionnaire, field marketing_to_others, label on the form */
N_("Are your emails for marketing to other than existing customers?");
/* TRANSLATORS: yahoo-questionnaire, field marketing_to_others, the guide's advice */
N_("Choose Yes or No, or write in other words: if yes, how these people asked for it.");
/* TRANSLATORS: yahoo-questionnaire, field marketing_to_others, what has changed since the guide */
N_("Since February 2024 marketing mail to Yahoo needs SPF, DKIM and DMARC, and a List-Unsubscribe with one click (enforced since June 2024).");
/* TRANSLATORS: yahoo-questionnaire, field marketing_to_others, why it is asked */
N_("Mail to strangers is what Yahoo's users report as spam.");
/* TRANSLATORS: yahoo-questionnaire, field marketing_to_others, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-questionnaire, field marketing_to_others, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-questionnaire, section, one short word */
N_("Bounces");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, heading on the form */
N_("Please specify your policies pertaining to both soft (4xx) and hard (5xx) SMTP response codes or bounce messages.");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, label on the form */
N_("Do you remove email addresses from your mail server or list if emails to them bounce?");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, the guide's advice */
N_("Answer what your list software really does.");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, what has changed since the guide */
N_("Yahoo says (2024): an address that was refused with a 5xx must go from the list.");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, why it is asked */
N_("Much mail to addresses that do not exist is one of the reasons why Yahoo refuses a server.");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-questionnaire, field removes_bounces, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-questionnaire, field bounces_allowed, label on the form */
N_("How many bounced emails are required before you consider an email address to be inactive?");
/* TRANSLATORS: yahoo-questionnaire, field bounces_allowed, the guide's advice */
N_("Two numbers: after how many soft bounces (4xx) and after how many hard ones (5xx) an address is given up.");
/* TRANSLATORS: yahoo-questionnaire, field bounces_allowed, what has changed since the guide */
N_("Yahoo says (2024) that a 5xx must not be tried again, so 1 is the number to aim at; a 4xx may be.");
/* TRANSLATORS: yahoo-questionnaire, field bounces_allowed, why it is asked */
N_("The end of this question is missing in every copy that was found; \"inactive?\" is our guess.");
/* TRANSLATORS: yahoo-sender-support, title */
N_("Yahoo sender support");
/* TRANSLATORS: yahoo-sender-support, what it is for */
N_("Asks Yahoo to look again at a server whose mail it refuses, for instance with 421 4.7.1 [TS03]. The wording is that of the bulk sender form of about 2010. The form moved several times since; today (2026) the request stands in Yahoo's Sender Hub: https://senders.yahooinc.com/contact/#sender-support-request");
/* TRANSLATORS: yahoo-sender-support, a step with the finished form */
N_("Copy the answers into Yahoo's form and submit it once.");
/* TRANSLATORS: yahoo-sender-support, a step with the finished form */
N_("Wait 24 to 48 hours; the answer goes to the mail address you gave.");
/* TRANSLATORS: yahoo-sender-support, a step with the finished form */
N_("Do not submit it again meanwhile, and stop resending what was refused.");
/* TRANSLATORS: yahoo-sender-support, a step with the finished form */
N_("If Yahoo's answer contains the form, reply to that mail with the form completed inside your reply.");
/* TRANSLATORS: yahoo-sender-support, a step with the finished form */
N_("Being accepted does not promise the inbox. The guide speaks of a whitelist; Yahoo says (2025) that it has none, a review may change your reputation.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("All senders (February 2024): forward and reverse DNS of the sending addresses are valid.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("All senders: the name in reverse DNS is meaningful, shows the domain and does not look assigned.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("All senders (February 2024): SPF or DKIM.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("All senders: the domain of the envelope sender and of From exists; Yahoo asks for its SOA record.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("Bulk senders (February 2024): SPF and DKIM.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("Bulk senders (February 2024): a DMARC policy of at least p=none.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("Bulk senders (February 2024): From is aligned with SPF or DKIM, so that DMARC passes.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("DKIM keys have at least 1024 bits; 2048 are recommended.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("Bulk senders (February 2024): one-click unsubscribe in marketing mail (RFC 8058), honoured within two days.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
/* xgettext:no-c-format */
N_("All senders (February 2024): fewer than 0.3 % of the mail is reported as spam.");
/* TRANSLATORS: yahoo-sender-support, what the provider demands */
N_("All senders: mail keeps to RFC 5321 and RFC 5322.");
/* TRANSLATORS: yahoo-sender-support, section, one short word */
N_("You");
/* TRANSLATORS: yahoo-sender-support, field name, label on the form */
N_("Your Name");
/* TRANSLATORS: yahoo-sender-support, field name, the guide's advice */
N_("Your real name, no nickname.");
/* TRANSLATORS: yahoo-sender-support, field name, why it is asked */
N_("Yahoo wants to know who answers for the servers. The guide warns: false details get the request refused and the servers blocked for six months.");
/* TRANSLATORS: yahoo-sender-support, field role, label on the form */
N_("Your Role");
/* TRANSLATORS: yahoo-sender-support, field role, the guide's advice */
N_("Your role, if you have one. Else leave it empty.");
/* TRANSLATORS: yahoo-sender-support, field role, why it is asked */
N_("It tells whether you can change the server yourself.");
/* TRANSLATORS: yahoo-sender-support, field email, label on the form */
N_("Email Address");
/* TRANSLATORS: yahoo-sender-support, field email, the guide's advice */
N_("An address that works and that you read: the answer goes there.");
/* TRANSLATORS: yahoo-sender-support, field email, what has changed since the guide */
N_("A report of 2021 says to give an address on the mail server itself. If you do, be sure that mail from Yahoo still reaches it.");
/* TRANSLATORS: yahoo-sender-support, field email, why it is asked */
N_("Yahoo's answer, perhaps with the form to be completed once more, comes to this address only.");
/* TRANSLATORS: yahoo-sender-support, field email_confirm, label on the form */
N_("Confirm Email Address");
/* TRANSLATORS: yahoo-sender-support, field email_confirm, the guide's advice */
N_("The same address once more.");
/* TRANSLATORS: yahoo-sender-support, field email_confirm, why it is asked */
N_("A slip here would send the answer to somebody else.");
/* TRANSLATORS: yahoo-sender-support, field company, label on the form */
N_("Company Name");
/* TRANSLATORS: yahoo-sender-support, field company, the guide's advice */
N_("Your company, if there is one. Else leave it empty.");
/* TRANSLATORS: yahoo-sender-support, field company, why it is asked */
N_("It should be the one that your website and your domain name as well.");
/* TRANSLATORS: yahoo-sender-support, field website, label on the form */
N_("Company Website");
/* TRANSLATORS: yahoo-sender-support, field website, the guide's advice */
N_("You should have a website and give it here. A site with illegal downloads will not help you.");
/* TRANSLATORS: yahoo-sender-support, field website, why it is asked */
N_("It shows that somebody real stands behind the mail.");
/* TRANSLATORS: yahoo-sender-support, field address, label on the form */
N_("Postal Address");
/* TRANSLATORS: yahoo-sender-support, field address, the guide's advice */
N_("Your real address: street, place and country.");
/* TRANSLATORS: yahoo-sender-support, field address, why it is asked */
N_("False details get the request refused and the servers blocked for six months, says the guide.");
/* TRANSLATORS: yahoo-sender-support, field phone, label on the form */
N_("Phone #");
/* TRANSLATORS: yahoo-sender-support, field phone, the guide's advice */
N_("Your real number, if you can.");
/* TRANSLATORS: yahoo-sender-support, field phone, why it is asked */
N_("A number that nobody answers looks like a false detail. Leaving it empty is better than inventing one.");
/* TRANSLATORS: yahoo-sender-support, section, one short word */
N_("Servers");
/* TRANSLATORS: yahoo-sender-support, field servers, label on the form */
N_("Mailing Information");
/* TRANSLATORS: yahoo-sender-support, field servers, the form's own help */
N_("For each of your active mail servers, please provide the IP address, the reverse DNS record, and the domain associated with it. One mail server entry per line. (See sample entry in the text box.)");
/* TRANSLATORS: yahoo-sender-support, field servers, the guide's advice */
N_("Each address that sends, with the name its SMTP greeting shows (telnet IP 25). A real host name, not localhost; it must resolve, and the reverse DNS must lead back to it.");
/* TRANSLATORS: yahoo-sender-support, field servers, what has changed since the guide */
N_("Since February 2024 Yahoo requires valid forward and reverse DNS of everybody who sends, and wants names that are meaningful and do not look generated.");
/* TRANSLATORS: yahoo-sender-support, field servers, why it is asked */
N_("Yahoo looks up each address. One without reverse DNS, or with a name that does not lead back, is a reason to refuse the request.");
/* TRANSLATORS: yahoo-sender-support, field servers, column ip, heading */
N_("IP address");
/* TRANSLATORS: yahoo-sender-support, field servers, column rdns, heading */
N_("Reverse DNS");
/* TRANSLATORS: yahoo-sender-support, field servers, column domain, heading */
N_("Domain");
/* TRANSLATORS: yahoo-sender-support, field esp, label on the form */
N_("Do you use an Email Service Provider (ESP)?");
/* TRANSLATORS: yahoo-sender-support, field esp, the guide's advice */
N_("\"No, we send our own emails.\" is what the guide calls the correct answer. It is, if it is true for you.");
/* TRANSLATORS: yahoo-sender-support, field esp, why it is asked */
N_("Yahoo wants to hear from whoever runs the servers. If a provider sends for you, the request is the provider's to make.");
/* TRANSLATORS: yahoo-sender-support, field esp, option uses_esp, label on the form */
N_("Yes, we use an ESP to send our emails.");
/* TRANSLATORS: yahoo-sender-support, field esp, option client_esp, label on the form */
N_("We are an ESP sending emails for our client(s).");
/* TRANSLATORS: yahoo-sender-support, field esp, option own, label on the form */
N_("No, we send our own emails.");
/* TRANSLATORS: yahoo-sender-support, field esp, option own, advice */
N_("The answer the guide expects.");
/* TRANSLATORS: yahoo-sender-support, field esp, a finding */
N_("The guide expects \"No, we send our own emails.\": a request by those who run the servers themselves is the usual case. Change it only if that is the truth.");
/* TRANSLATORS: yahoo-sender-support, field esp_name, label on the form */
N_("If you do use an ESP, which one?");
/* TRANSLATORS: yahoo-sender-support, field esp_name, the guide's advice */
N_("Leave it empty when you send your own mail.");
/* TRANSLATORS: yahoo-sender-support, field esp_name, why it is asked */
N_("Only asked of those who send through a provider; a name here and \"we send our own\" above contradict each other.");
/* TRANSLATORS: yahoo-sender-support, field ip_use, label on the form */
N_("Do you use dedicated or shared IP addresses?");
/* TRANSLATORS: yahoo-sender-support, field ip_use, the guide's advice */
N_("Dedicated, says the guide: nobody else sends from your addresses.");
/* TRANSLATORS: yahoo-sender-support, field ip_use, what has changed since the guide */
N_("Yahoo advises (2025) to keep bulk mail apart from personal and transactional mail, by IP address or by DKIM domain.");
/* TRANSLATORS: yahoo-sender-support, field ip_use, why it is asked */
N_("On a shared address others decide about your reputation. If yours is shared, the one who runs it should ask.");
/* TRANSLATORS: yahoo-sender-support, field ip_use, option dedicated, label on the form */
N_("Dedicated IPs (is. only our company sends from these IPs)");
/* TRANSLATORS: yahoo-sender-support, field ip_use, option dedicated, advice */
N_("The answer the guide expects.");
/* TRANSLATORS: yahoo-sender-support, field ip_use, option shared, label on the form */
N_("Shared IPs (i.e. other companies also send from these IPs)");
/* TRANSLATORS: yahoo-sender-support, field ip_use, a finding */
N_("The guide expects dedicated IP addresses: on shared ones Yahoo judges all who send there. If yours are shared, ask their provider to make the request.");
/* TRANSLATORS: yahoo-sender-support, field signing, label on the form */
N_("Do you sign emails with DomainKeys/DKIM?");
/* TRANSLATORS: yahoo-sender-support, field signing, the guide's advice */
N_("The guide (about 2010) says \"DomainKeys only\", and to enable them if you have none.");
/* TRANSLATORS: yahoo-sender-support, field signing, what has changed since the guide */
N_("DomainKeys are historic since 2007 (RFC 4870); DKIM (RFC 6376, 2011) took their place. Yahoo requires SPF or DKIM of all senders since February 2024, and SPF, DKIM and DMARC of bulk senders.");
/* TRANSLATORS: yahoo-sender-support, field signing, why it is asked */
N_("A signature ties the mail to your domain. Answer what your server does; anybody can see the signature in one received mail.");
/* TRANSLATORS: yahoo-sender-support, field signing, option domainkeys, label on the form */
N_("DomainKeys only");
/* TRANSLATORS: yahoo-sender-support, field signing, option domainkeys, advice */
N_("The guide's answer of about 2010; hardly any server can do it today.");
/* TRANSLATORS: yahoo-sender-support, field signing, option dkim, label on the form */
N_("DKIM only");
/* TRANSLATORS: yahoo-sender-support, field signing, option dkim, advice */
N_("What a server of today does.");
/* TRANSLATORS: yahoo-sender-support, field signing, option both, label on the form */
N_("Both DomainKeys and DKIM");
/* TRANSLATORS: yahoo-sender-support, field signing, option none, label on the form */
N_("No");
/* TRANSLATORS: yahoo-sender-support, field signing, a finding */
N_("The guide expects signed mail, and since February 2024 Yahoo requires SPF or DKIM of everybody. Set up DKIM first, then ask.");
/* TRANSLATORS: yahoo-sender-support, section, one short word */
N_("Mail");
/* TRANSLATORS: yahoo-sender-support, field mail_types, label on the form */
N_("What type of emails are sent from your IP addresses?");
/* TRANSLATORS: yahoo-sender-support, field mail_types, the guide's advice */
N_("Choose what fits the mail you send.");
/* TRANSLATORS: yahoo-sender-support, field mail_types, what has changed since the guide */
N_("Since February 2024 bulk mail to Yahoo needs SPF, DKIM and DMARC, and marketing mail a List-Unsubscribe with one click (enforced since June 2024).");
/* TRANSLATORS: yahoo-sender-support, field mail_types, why it is asked */
N_("Yahoo compares it with what it sees from your addresses.");
/* TRANSLATORS: yahoo-sender-support, field mail_types, option forum, label on the form */
N_("Forum Postings");
/* TRANSLATORS: yahoo-sender-support, field mail_types, option personal, label on the form */
N_("Personal/Corporate Emails");
/* TRANSLATORS: yahoo-sender-support, field mail_types, option newsletters, label on the form */
N_("Newsletters");
/* TRANSLATORS: yahoo-sender-support, field mail_types, option marketing, label on the form */
N_("Marketing/Promotional Emails");
/* TRANSLATORS: yahoo-sender-support, field mail_types, option transactional, label on the form */
N_("Transactional Emails");
/* TRANSLATORS: yahoo-sender-support, field mail_types, option notifications, label on the form */
N_("Notifications/Alerts");
/* TRANSLATORS: yahoo-sender-support, field mail_types_other, label on the form */
N_("If other, please specify:");
/* TRANSLATORS: yahoo-sender-support, field mail_types_other, the guide's advice */
N_("Only if nothing in the list fits. A few words in English.");
/* TRANSLATORS: yahoo-sender-support, field mail_types_other, why it is asked */
N_("It belongs to the types of mail above.");
/* TRANSLATORS: yahoo-sender-support, field subscription, label on the form */
N_("What subscription process do you utilize?:");
/* TRANSLATORS: yahoo-sender-support, field subscription, the guide's advice */
N_("It depends on what and how much you send. Choose what you really do.");
/* TRANSLATORS: yahoo-sender-support, field subscription, what has changed since the guide */
/* xgettext:no-c-format */
N_("Since February 2024 Yahoo wants complaints about less than 0.3 % of the mail. A confirmed (double) opt-in is the surest way there.");
/* TRANSLATORS: yahoo-sender-support, field subscription, why it is asked */
N_("It shows whether people asked for your mail. What is chosen here must agree with your subscription form.");
/* TRANSLATORS: yahoo-sender-support, field subscription, option double_opt_in, label on the form */
N_("Confirmed/Double Opt-In");
/* TRANSLATORS: yahoo-sender-support, field subscription, option double_opt_in, advice */
N_("People confirm by a mail before they get more.");
/* TRANSLATORS: yahoo-sender-support, field subscription, option single_opt_in, label on the form */
N_("Single Opt-In");
/* TRANSLATORS: yahoo-sender-support, field subscription, option single_opt_in, advice */
N_("People enter an address and get mail at once.");
/* TRANSLATORS: yahoo-sender-support, field subscription, option affiliate, label on the form */
N_("Affiliate Marketing");
/* TRANSLATORS: yahoo-sender-support, field subscription, option affiliate, advice */
N_("Others gather addresses for you.");
/* TRANSLATORS: yahoo-sender-support, field subscription, option co_registration, label on the form */
N_("Co-Registration");
/* TRANSLATORS: yahoo-sender-support, field subscription, option co_registration, advice */
N_("People sign up for you on somebody else's form.");
/* TRANSLATORS: yahoo-sender-support, field subscription, option not_applicable, label on the form */
N_("Not applicable");
/* TRANSLATORS: yahoo-sender-support, field subscription, option not_applicable, advice */
N_("You send to no list at all.");
/* TRANSLATORS: yahoo-sender-support, field subscription_other, label on the form */
N_("If other, please specify:");
/* TRANSLATORS: yahoo-sender-support, field subscription_other, the guide's advice */
N_("Only if nothing in the list fits. A few words in English.");
/* TRANSLATORS: yahoo-sender-support, field subscription_other, why it is asked */
N_("It belongs to the subscription process above.");
/* TRANSLATORS: yahoo-sender-support, section, one short word */
N_("List");
/* TRANSLATORS: yahoo-sender-support, field subscribers, heading on the form */
N_("Additional Subscription Information:");
/* TRANSLATORS: yahoo-sender-support, field subscribers, label on the form */
N_("How many subscribers do you currently have?");
/* TRANSLATORS: yahoo-sender-support, field subscribers, the guide's advice */
N_("What is true for what and how much you send.");
/* TRANSLATORS: yahoo-sender-support, field subscribers, why it is asked */
N_("Yahoo sees how many of its users get your mail. 0 is a good answer if you send to no list.");
/* TRANSLATORS: yahoo-sender-support, field monthly_volume, label on the form */
N_("How many emails do you send on a monthly basis?");
/* TRANSLATORS: yahoo-sender-support, field monthly_volume, the guide's advice */
N_("What is true for what and how much you send.");
/* TRANSLATORS: yahoo-sender-support, field monthly_volume, what has changed since the guide */
N_("Yahoo's rules of February 2024 are stricter for bulk senders, and no number is published from which one is a bulk sender.");
/* TRANSLATORS: yahoo-sender-support, field monthly_volume, why it is asked */
N_("Yahoo compares it with what it receives from you. Your mail log has the number.");
/* TRANSLATORS: yahoo-sender-support, field privacy_url, label on the form */
N_("Privacy Policy URL:");
/* TRANSLATORS: yahoo-sender-support, field privacy_url, the guide's advice */
N_("The page must exist and be in English; else give a translated copy. The guide also says to copy somebody else's page: do not, it would not be true of you. Write your own.");
/* TRANSLATORS: yahoo-sender-support, field privacy_url, why it is asked */
N_("Yahoo's people open it. A page that is missing, or in a language they cannot read, is not counted.");
/* TRANSLATORS: yahoo-sender-support, field subscription_url, label on the form */
N_("Subscription Form URL: (Optional)");
/* TRANSLATORS: yahoo-sender-support, field subscription_url, the guide's advice */
N_("The page where people subscribe, if you have one.");
/* TRANSLATORS: yahoo-sender-support, field subscription_url, why it is asked */
N_("It proves what you say about your subscription process.");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, heading on the form */
N_("List Maintenance:");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, label on the form */
N_("Do you remove bouncing email addresses from your subscription list?");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, the guide's advice */
N_("Answer what your list software really does.");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, what has changed since the guide */
N_("Yahoo says (2024): an address that was refused with a 5xx must go from the list.");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, why it is asked */
N_("Much mail to addresses that do not exist is one of the reasons why Yahoo refuses a server.");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, option yes, label on the form */
N_("Yes");
/* TRANSLATORS: yahoo-sender-support, field removes_bounces, option no, label on the form */
N_("No");
/* TRANSLATORS: yahoo-sender-support, field soft_bounces, label on the form */
N_("If you do remove bouncing email addresses, how many Soft bounces (4xx) does it take to be removed from you list? (Optional)");
/* TRANSLATORS: yahoo-sender-support, field soft_bounces, the guide's advice */
N_("The number set in your list software. It may stay empty.");
/* TRANSLATORS: yahoo-sender-support, field soft_bounces, what has changed since the guide */
N_("Yahoo says (2024) that a 4xx may be tried again.");
/* TRANSLATORS: yahoo-sender-support, field soft_bounces, why it is asked */
N_("A soft bounce can pass, so a few are normal before an address is given up.");
/* TRANSLATORS: yahoo-sender-support, field hard_bounces, label on the form */
N_("If you do remove bouncing email addresses, how many Hard bounces (5xx) does it take to be removed from you list? (Optional)");
/* TRANSLATORS: yahoo-sender-support, field hard_bounces, the guide's advice */
N_("The number set in your list software. It may stay empty.");
/* TRANSLATORS: yahoo-sender-support, field hard_bounces, what has changed since the guide */
N_("Yahoo says (2024) that a 5xx must not be tried again, so 1 is the number to aim at.");
/* TRANSLATORS: yahoo-sender-support, field hard_bounces, why it is asked */
N_("A hard bounce does not pass: the address is gone.");
/* TRANSLATORS: yahoo-sender-support, field unsubscribe_time, label on the form */
N_("How long does it take for an email address to be removed from your list once an unsubscribe request has been recieved?");
/* TRANSLATORS: yahoo-sender-support, field unsubscribe_time, the guide's advice */
N_("The guide's answer is \"1 hour (or similar)\". Give the time it really takes.");
/* TRANSLATORS: yahoo-sender-support, field unsubscribe_time, what has changed since the guide */
N_("Since February 2024 Yahoo requires that it is honoured within 2 days.");
/* TRANSLATORS: yahoo-sender-support, field unsubscribe_time, why it is asked */
N_("People who still get mail after they left the list report it as spam.");
/* TRANSLATORS: yahoo-sender-support, section, one short word */
N_("Problem");
/* TRANSLATORS: yahoo-sender-support, field problem, label on the form */
N_("Additional Information:");
/* TRANSLATORS: yahoo-sender-support, field problem, the form's own help */
N_("Describe in detail any problems you are currently experiencing when sending emails to Yahoo! Mail -- e.g., getting frequent deferrals, emails landing in the Spam folder. Please include any SMTP error message(s) you are getting from our mail servers or the complete headers of an email that was delivered to our Spam folder.");
/* TRANSLATORS: yahoo-sender-support, field problem, the guide's advice */
N_("Say in English what happens, since when and how often, and paste the lines of your mail log as they are.");
/* TRANSLATORS: yahoo-sender-support, field problem, what has changed since the guide */
N_("Yahoo says (2025) that the request must hold the error and the diagnostic codes from your logs. [TSS04] does not only mean complaints: it also comes for missing SPF, DKIM or DMARC since about March 2024.");
/* TRANSLATORS: yahoo-sender-support, field problem, why it is asked */
N_("It is what the request is about. Lines copied to the letter can be found in Yahoo's own logs; retold ones cannot.");
/* TRANSLATORS: yahoo-sender-support, mail granted, what it is */
N_("Granted. Yahoo has changed how it treats your address. It does not promise the inbox: the filter still looks at each mail, and its users have filters of their own.");
/* TRANSLATORS: yahoo-sender-support, mail granted, what to do */
N_("There is nothing to fill in and nothing to answer.");
/* TRANSLATORS: yahoo-sender-support, mail granted, what to do */
N_("Keep this mail; it is the proof that it was granted.");
/* TRANSLATORS: yahoo-sender-support, mail granted, what to do */
N_("Send as usual, not everything at once, and watch the mail log for two days: the refusals should end.");
/* TRANSLATORS: yahoo-sender-support, mail granted, what to do */
N_("If the same refusals still come after that, answer this mail politely, with fresh lines of your mail log.");
/* TRANSLATORS: yahoo-sender-support, mail refused, what it is */
N_("It looks like a refusal. No copy of such a mail was found, so read it yourself: the reason counts more than the word.");
/* TRANSLATORS: yahoo-sender-support, mail refused, what to do */
N_("Do not send the form again at once; that helps nobody.");
/* TRANSLATORS: yahoo-sender-support, mail refused, what to do */
N_("Mend what the mail names. If it names nothing, “senderform check” lists what Yahoo demands and whether it is met.");
/* TRANSLATORS: yahoo-sender-support, mail refused, what to do */
N_("Then write one polite answer to this mail: what was wrong, what you have changed and since when, with fresh lines of your mail log.");
/* TRANSLATORS: yahoo-sender-support, mail refused, what to do */
N_("The guide warns that false details block a request for six months.");
/* TRANSLATORS: yahoo-sender-support, mail resolved, what it is */
N_("Yahoo says that it is resolved.");
/* TRANSLATORS: yahoo-sender-support, mail resolved, what to do */
N_("There is nothing to fill in.");
/* TRANSLATORS: yahoo-sender-support, mail resolved, what to do */
N_("Watch the mail log: the refusals should end.");
/* TRANSLATORS: yahoo-sender-support, mail resolved, what to do */
N_("If they go on, answer this mail with fresh lines of your mail log. If they have ended, a short thank you is all that is left.");
/* TRANSLATORS: yahoo-sender-support, mail details, what it is */
N_("A person at Yahoo is willing to help and asks for more. There is no form in this mail: the questions stand in its sentences.");
/* TRANSLATORS: yahoo-sender-support, mail details, what to do */
N_("Answer this mail, below each question, in plain text without attachments.");
/* TRANSLATORS: yahoo-sender-support, mail details, what to do */
N_("Give the addresses, the names in reverse DNS, since when it happens, and the lines of your mail log as they are: the draft has all of it, “senderform export” prints it.");
/* TRANSLATORS: yahoo-sender-support, mail details, what to do */
N_("Keep the subject as it is, so that the answer finds its way back to the same person.");
/* TRANSLATORS: yahoo-sender-support, mail working, what it is */
N_("A person at Yahoo has taken it up. It is a note, not yet the answer.");
/* TRANSLATORS: yahoo-sender-support, mail working, what to do */
N_("There is nothing to fill in. Wait a day or two.");
/* TRANSLATORS: yahoo-sender-support, mail working, what to do */
N_("If the note asks for something, answer this mail with it.");
/* TRANSLATORS: yahoo-sender-support, mail working, what to do */
N_("Do not send the form again meanwhile.");
/* TRANSLATORS: yahoo-sender-support, mail explained, what it is */
N_("Yahoo explains the refusal and asks for nothing: it saw unusual traffic or complaints from your address.");
/* TRANSLATORS: yahoo-sender-support, mail explained, what to do */
N_("There is nothing to fill in.");
/* TRANSLATORS: yahoo-sender-support, mail explained, what to do */
N_("Let the server try again by itself some hours later, and send less at once meanwhile.");
/* TRANSLATORS: yahoo-sender-support, mail explained, what to do */
N_("If the refusals go on for two days, send the form, with the lines of your mail log.");
/* TRANSLATORS: yahoo-sender-support, mail automatic, what it is */
N_("An automatic acknowledgement: Yahoo has received your request, and nobody has read it yet.");
/* TRANSLATORS: yahoo-sender-support, mail automatic, what to do */
N_("Do not answer this one: nobody receives the answer.");
/* TRANSLATORS: yahoo-sender-support, mail automatic, what to do */
N_("Wait for the next mail. It usually takes 24 to 48 hours; a mail of 2009 spoke of up to a week.");
/* TRANSLATORS: yahoo-sender-support, mail automatic, what to do */
N_("Do not send the form again meanwhile.");
/* TRANSLATORS: yahoo-sender-support, mail automatic, what to do */
N_("Look into your spam folder too, so that the answer is not missed.");
/* TRANSLATORS: provider yahoo, code TSS07, what it means */
N_("Yahoo takes no connections from your address because it is on Spamhaus's list.");
/* TRANSLATORS: provider yahoo, code TSS07, what to do first */
N_("Your address is on Spamhaus's list: delist there first (https://check.spamhaus.org/); the form will not help.");
/* TRANSLATORS: provider yahoo, code BL21, what it means */
N_("Yahoo takes no connections from your address because it is on Spamhaus's list.");
/* TRANSLATORS: provider yahoo, code BL21, what to do first */
N_("Your address is on Spamhaus's list: delist there first (https://check.spamhaus.org/); the form will not help.");
/* TRANSLATORS: provider yahoo, code BL23, what it means */
N_("Yahoo takes no connections from your address because it is on Spamhaus's XBL, the list of machines that were taken over.");
/* TRANSLATORS: provider yahoo, code BL23, what to do first */
N_("Your address is on Spamhaus's list: delist there first (https://check.spamhaus.org/); the form will not help. Look for a machine or account of yours that somebody else uses, or it is listed again.");
/* TRANSLATORS: provider yahoo, code TS03, what it means */
N_("Yahoo refuses all mail from your address for good: it saw much mail that looks like unsolicited bulk mail. The guide says that new addresses get it, too.");
/* TRANSLATORS: provider yahoo, code TS03, what to do first */
N_("Stop sending to Yahoo from this address: trying again does not help. Review your lists and practices, mend what you find, then send the form.");
/* TRANSLATORS: provider yahoo, code TSS06, what it means */
N_("Yahoo refuses all mail from your address for good, as [TS03] did before.");
/* TRANSLATORS: provider yahoo, code TSS06, what to do first */
N_("Stop sending to Yahoo from this address: trying again does not help. Review your lists and practices, mend what you find, then send the form.");
/* TRANSLATORS: provider yahoo, code TSS09, what it means */
N_("Yahoo refuses all mail from your address for good.");
/* TRANSLATORS: provider yahoo, code TSS09, what to do first */
N_("Stop sending to Yahoo from this address: trying again does not help. Review your lists and practices, mend what you find, then send the form.");
/* TRANSLATORS: provider yahoo, code TSS11, what it means */
N_("Yahoo refuses all mail from your address for good.");
/* TRANSLATORS: provider yahoo, code TSS11, what to do first */
N_("Stop sending to Yahoo from this address: trying again does not help. Review your lists and practices, mend what you find, then send the form.");
/* TRANSLATORS: provider yahoo, code TSS04, what it means */
N_("Yahoo holds mail from your address back for now. Any of these can be behind it: missing authentication (SPF, DKIM or DMARC, since about March 2024), a poor reputation of the address or its neighbours, unusual traffic, content that looks like spam, complaints of users.");
/* TRANSLATORS: provider yahoo, code TSS04, what to do first */
N_("See first that SPF, DKIM and DMARC pass. Send less at once, rest this address for two hours, and let the server try again by itself; if it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code TSS05, what it means */
N_("Yahoo holds mail from your address back for now, longer than with [TSS04]. Any of these can be behind it: missing authentication (SPF, DKIM or DMARC, since about March 2024), a poor reputation of the address or its neighbours, unusual traffic, content that looks like spam, complaints of users.");
/* TRANSLATORS: provider yahoo, code TSS05, what to do first */
N_("See first that SPF, DKIM and DMARC pass. Send less at once, rest this address for four hours, and let the server try again by itself; if it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code IPTS04, what it means */
N_("Yahoo holds mail from your address back for now, as soon as it connects. Any of these can be behind it: missing authentication (SPF, DKIM or DMARC, since about March 2024), a poor reputation of the address or its neighbours, unusual traffic, content that looks like spam, complaints of users.");
/* TRANSLATORS: provider yahoo, code IPTS04, what to do first */
N_("See first that SPF, DKIM and DMARC pass. Send less at once, rest this address for two hours, and let the server try again by itself; if it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code IPTS05, what it means */
N_("Yahoo holds mail from your address back for now, longer than with [IPTS04]. Any of these can be behind it: missing authentication (SPF, DKIM or DMARC, since about March 2024), a poor reputation of the address or its neighbours, unusual traffic, content that looks like spam, complaints of users.");
/* TRANSLATORS: provider yahoo, code IPTS05, what to do first */
N_("See first that SPF, DKIM and DMARC pass. Send less at once, rest this address for four hours, and let the server try again by itself; if it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code TS01, what it means */
N_("Yahoo holds mail from your address back for now: the traffic is unusual, or users have complained. Later codes of this kind (TSS04) also stand for missing authentication or a poor reputation.");
/* TRANSLATORS: provider yahoo, code TS01, what to do first */
N_("Let the server try again by itself after about four hours, and send less at once meanwhile. If it lasts 48 hours, send the form.");
/* TRANSLATORS: provider yahoo, code TS02, what it means */
N_("Yahoo holds mail from your address back for now: the traffic is unusual, or users have complained. Later codes of this kind (TSS04) also stand for missing authentication or a poor reputation.");
/* TRANSLATORS: provider yahoo, code TS02, what to do first */
N_("Let the server try again by itself after some hours, and send less at once meanwhile. If it lasts 48 hours, send the form.");
/* TRANSLATORS: provider yahoo, code VS1-IP, what it means */
N_("Yahoo saw too many recipients who do not exist in the mail from your address. It suspects an open relay or proxy.");
/* TRANSLATORS: provider yahoo, code VS1-IP, what to do first */
N_("See that your server relays for nobody else, and take addresses that bounced off your lists. Send the form only after that.");
/* TRANSLATORS: provider yahoo, code VS1-MF, what it means */
N_("Yahoo saw too many recipients who do not exist in the mail of this envelope sender. It suspects an open relay or proxy.");
/* TRANSLATORS: provider yahoo, code VS1-MF, what to do first */
N_("See that nobody else sends in your name, and take addresses that bounced off your lists. Send the form only after that.");
/* TRANSLATORS: provider yahoo, code VS98-IP0, what it means */
N_("This is a code of Yahoo Japan, which is another company with mail servers of its own.");
/* TRANSLATORS: provider yahoo, code VS98-IP0, what to do first */
N_("Turn to Yahoo Japan: Yahoo cannot lift this, and its form will not help.");
/* TRANSLATORS: provider yahoo, code GL01, what it means */
N_("Yahoo puts a sender off whom it does not know yet, much like greylisting.");
/* TRANSLATORS: provider yahoo, code GL01, what to do first */
N_("Let the server try again by itself; there is nothing to do as long as the mail gets through in the end.");
/* TRANSLATORS: provider yahoo, code MC04, what it means */
N_("Yahoo holds the mail back for now; more is not known of this code.");
/* TRANSLATORS: provider yahoo, code MC04, what to do first */
N_("Let the server try again by itself.");
/* TRANSLATORS: provider yahoo, code PH01, what it means */
N_("Yahoo refuses the content: it looks like phishing or malware, or holds links that are not trusted.");
/* TRANSLATORS: provider yahoo, code PH01, what to do first */
N_("Look at all links and images of the mail, and in your queue for mail that somebody else sends through you. Ask for a review after that.");
/* TRANSLATORS: provider yahoo, code AU01, what it means */
N_("The check of DKIM or DMARC failed.");
/* TRANSLATORS: provider yahoo, code AU01, what to do first */
N_("Mend the DKIM signature and its alignment with From; the form will not help before that.");
/* TRANSLATORS: provider yahoo, code 550 5.7.9, what it means */
N_("The mail was not authenticated: Yahoo wants SPF or DKIM of everybody.");
/* TRANSLATORS: provider yahoo, code 550 5.7.9, what to do first */
N_("Set up SPF and DKIM for the domain in From; the form will not help before that.");
/* TRANSLATORS: provider yahoo, code 554 5.7.9, what it means */
N_("Yahoo refuses the mail for policy reasons: often DMARC or other authentication fails, or it is the content.");
/* TRANSLATORS: provider yahoo, code 554 5.7.9, what to do first */
N_("See first that SPF, DKIM and DMARC pass, then look at the content and its links. Send the form if neither is to blame.");
/* TRANSLATORS: provider yahoo, code 4.16.50, what it means */
N_("Yahoo holds mail from your address back for now. It stood for complaints, and for senders whom Yahoo does not know yet.");
/* TRANSLATORS: provider yahoo, code 4.16.50, what to do first */
N_("Let the server try again by itself. If it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code 4.16.51, what it means */
N_("Yahoo holds the mail back for now: it looked like spam, or users have complained, or both.");
/* TRANSLATORS: provider yahoo, code 4.16.51, what to do first */
N_("Let the server try again by itself, and look in your queue for mail that should not be there. If it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code 4.16.52, what it means */
N_("Yahoo holds the mail back for now: it looked like spam, or users have complained, or both.");
/* TRANSLATORS: provider yahoo, code 4.16.52, what to do first */
N_("Let the server try again by itself, and look in your queue for mail that should not be there. If it lasts two days, send the form.");
/* TRANSLATORS: provider yahoo, code 4.16.1, what it means */
N_("Yahoo is busy.");
/* TRANSLATORS: provider yahoo, code 4.16.1, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: provider yahoo, code 451, what it means */
N_("Yahoo puts the mail off, for one of two reasons that the reply tells: it cannot resolve the domain of the envelope sender or of From (it asks for the SOA record), or it is busy.");
/* TRANSLATORS: provider yahoo, code 451, what to do first */
N_("See that the domains of your envelope sender and of From have an SOA record that can be found from everywhere, then let the server try again by itself.");
/* TRANSLATORS: provider yahoo, code 421, what it means */
N_("Yahoo puts the mail off without a tag that says why. One such reply is that too many mails went over one connection.");
/* TRANSLATORS: provider yahoo, code 421, what to do first */
N_("Read the reply. Let the server send fewer mails over one connection, about 20, and try again by itself.");
/* TRANSLATORS: provider yahoo, code 450, what it means */
N_("This user receives mail faster than Yahoo allows.");
/* TRANSLATORS: provider yahoo, code 450, what to do first */
N_("Let the server try again by itself; there is nothing else to do.");
/* TRANSLATORS: provider yahoo, code 554, what it means */
N_("Yahoo refuses this mail for good: most often the mailbox does not exist or is disabled, or the headers do not keep to the standard.");
/* TRANSLATORS: provider yahoo, code 554, what to do first */
N_("Read the reply: take an address that does not exist off your lists; for headers, look for doubled ones and broken MIME.");
/* TRANSLATORS: provider yahoo, code 552, what it means */
N_("The mailbox does not exist.");
/* TRANSLATORS: provider yahoo, code 552, what to do first */
N_("Take the address off your lists.");
