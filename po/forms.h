/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
/* Made from forms/: tests/po_fresh.sh . --write. */
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
