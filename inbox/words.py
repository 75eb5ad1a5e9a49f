"""The desk's codes as words: each table gives the catalogue's message of a code. Unknown codes show as themselves."""

from collections.abc import Callable

from inbox.i18n import N_

STATUSES = {
    "new": N_("New"), "open": N_("Open"), "pending": N_("Waiting for the customer"), "solved": N_("Solved"),
    "closed": N_("Closed"),
}  # fmt: skip
STATUS_FILTERS = {
    "active": N_("Active"), **STATUSES, "overdue": N_("Overdue"), "failed": N_("Not delivered"), "any": N_("Any status"),
}  # fmt: skip
PRIORITIES = {"low": N_("Low"), "normal": N_("Normal"), "high": N_("High"), "urgent": N_("Urgent")}
LEVELS = {"notice": N_("take note"), "suspicious": N_("suspicious"), "fraud": N_("fraud")}
LEVEL_FILTERS = {
    "risky": N_("With risk"), "fraud": N_("Fraud"), "suspicious": N_("Suspicious"), "attack": N_("Attack on us"),
    "report": N_("Report of fraud"),
}  # fmt: skip
ROLES = {"attack": N_("writes as a fraudster"), "report": N_("tells of a fraudster")}
ARTICLE_LANGUAGES = {"ru": N_("Russian"), "en": N_("English")}
ARTICLE_STATUSES = {"active": N_("published"), "draft": N_("draft")}
SORTS = {"updated": N_("Latest change"), "created": N_("Newest"), "waiting": N_("Waiting longest")}
VIEWS = {
    "all": N_("All active"), "mine": N_("Mine"), "unassigned": N_("Nobody's"), "overdue": N_("Overdue"),
    "risky": N_("With risk"), "failed": N_("Not delivered"),
}  # fmt: skip
VIEW_FILTERS = {
    "all": {}, "mine": {"assignee": "me"}, "unassigned": {"assignee": "none"}, "overdue": {"status": "overdue"},
    "risky": {"level": "risky"}, "failed": {"status": "failed"},
}  # fmt: skip
DELIVERIES = {
    "queued": N_("waiting to be sent"), "sending": N_("being sent"), "sent": N_("sent"), "failed": N_("not delivered"),
    "unknown": N_("unknown: may have been delivered"), "cancelled": N_("taken back"),
}  # fmt: skip
AUTOMATIC = {
    "auto_reply": N_("automatic answer"), "bounce": N_("could not be delivered"), "delay": N_("delayed"),
    "receipt": N_("receipt"), "complaint": N_("complaint about mail"), "list": N_("mailing list"), "machine": N_("written by a machine"),
}  # fmt: skip
PROTECTIONS = {
    "signed:smime": N_("signed, S/MIME"), "encrypted:smime": N_("encrypted, S/MIME"),
    "signed:pgp": N_("signed, PGP"), "encrypted:pgp": N_("encrypted, PGP"),
}  # fmt: skip
PARTS = {
    "image": N_("Image"), "video": N_("Video"), "video_note": N_("Video message"), "audio": N_("Audio"), "voice": N_("Voice message"),
    "file": N_("File"), "sticker": N_("Sticker"), "animation": N_("Animation"), "location": N_("Place"), "contact": N_("Contact card"),
    "product": N_("Product"), "link": N_("Link"), "poll": N_("Poll"), "story": N_("Story"), "gift": N_("Gift"), "call": N_("Call"),
    "form": N_("Form"), "unsupported": N_("Not supported"),
}  # fmt: skip
PART_STATES = {
    "pending": N_("being fetched"), "too_large": N_("too large, not fetched"), "expired": N_("no longer at the provider"),
    "blocked": N_("blocked as dangerous"), "failed": N_("could not be fetched"),
}  # fmt: skip
FIELDS = {
    "order": N_("Order number"), "supply": N_("Supply"), "inn": N_("INN"), "sku": N_("Article"), "return_code": N_("Return code"),
    "sum": N_("Sum"), "date": N_("Date"), "phone": N_("Phone"), "email": N_("E-mail"), "address": N_("Address"),
    "error": N_("What error you see"), "handle": N_("Account name"), "card": N_("Card"), "video": N_("Video"), "name": N_("Name"),
    "deadline": N_("Deadline set"), "order_date": N_("Order date"), "penalty": N_("Penalty"),
}  # fmt: skip
FACTS = {
    "bot": N_("Bot"), "group": N_("Community"), "address": N_("Address"), "mode": N_("How it arrives"), "last error": N_("Last trouble"),
    "waiting": N_("Waiting at the provider"), "max_files": N_("Files at once"),
}  # fmt: skip
FACT_VALUES = {
    "ok": N_("works"), "poll": N_("by polling"), "longpoll": N_("by polling"), "webhook": N_("by webhook"), "callback": N_("by webhook"),
}  # fmt: skip
RAW_META = {  # what was noted of a raw beside its bytes
    "mailbox": N_("Mailbox"), "folder": N_("Folder"), "uid": N_("Number on the server"), "received": N_("Taken by the server"),
    "size": N_("Whole size, bytes"), "authentication": N_("Signatures"), "history": N_("From before the desk"),
}  # fmt: skip
USER_ROLES = {"operator": N_("Operator"), "admin": N_("Administrator")}
THREADING = {
    "new": N_("Nothing led to an earlier ticket: this is a new one."), "token": N_("It carries the signed token of our answer."),
    "own_ticket": N_("The customer goes on with his own ticket."), "reference": N_("It answers a message of this conversation."),
    "thread": N_("It came in the same chat."), "unreadable": N_("It could not be read."),
    "subject_tag": N_("Its subject names this ticket:"), "order": N_("It is about the same order as this open ticket:"),
    "subject": N_("It answers the subject of this open ticket:"), "recent": N_("It came soon after the last word in his open ticket."),
    "machine": N_("The customer's mail program answered by itself, and this ticket of his is open."),
    "other_subject": N_("It answers an earlier ticket, but its subject is about something else:"),
}  # fmt: skip
REJECTED = {
    "stranger": N_("its writer took no part in that conversation"), "not_his": N_("that ticket is somebody else's"),
    "other_thread": N_("it is from another chat"), "doubted": N_("its sender may be forged"),
    "new_letter": N_("an open ticket of his that the letter does not answer"),
    "other_subject": N_("its subject is about something else and it quotes nothing from there"),
}  # fmt: skip
DOUBTED = N_("Its mail server did not confirm the sender (%(why)s): anybody may have written it.")
EVENTS = {
    "reopened": N_("Reopened by %(actor)s"), "status": N_("%(actor)s: status “%(to)s”"),
    "assigned": N_("%(actor)s: assigned to %(to)s"), "priority": N_("%(actor)s: priority “%(to)s”"),
    "queue": N_("%(actor)s: queue “%(to)s”"), "topic": N_("%(actor)s: topic “%(to)s”"), "tags": N_("%(actor)s: tags %(to)s"),
    "rated": N_("The customer rated the answer: %(stars)s of 5"), "released": N_("%(actor)s released the ticket"),
    "merged": N_("%(actor)s: merged into №%(into)s"), "absorbed": N_("%(actor)s: №%(ticket)s merged into this one"),
    "unmerged": N_("%(actor)s: the merge into №%(from)s undone"), "parted": N_("%(actor)s: №%(ticket)s parted again"),
    "split": N_("%(actor)s: a part moved to №%(into)s"), "split_from": N_("%(actor)s: parted from №%(ticket)s"),
    "joined": N_("%(actor)s: one person with %(name)s"), "parted_contacts": N_("%(actor)s: parted from %(name)s"),
    "not_joined": N_("%(actor)s: not the same person as %(name)s"),
    "linked": N_("%(actor)s: goes on from №%(to)s"), "action": N_("The customer pressed the button “%(data)s”"),
    "reacted": N_("The customer's reaction: %(data)s"), "unreacted": N_("The customer took the reaction back"),
    "chat_joined": N_("Joined the chat: %(data)s"), "chat_left": N_("Left the chat: %(data)s"),
    "chat_owner": N_("The chat has another owner: %(data)s"), "chat_title": N_("The chat is now called “%(data)s”"),
    "chat_photo": N_("The chat has a new picture"), "chat_photo_removed": N_("The chat's picture was removed"),
    "chat_created": N_("The chat was created"), "chat_upgraded": N_("The group became a supergroup"),
    "chat_timer": N_("Messages in the chat are now deleted after: %(data)s h"),
    "chat_timer_off": N_("Messages in the chat are no longer deleted by themselves"),
    "chat_pinned": N_("Pinned in the chat: %(data)s"), "chat_unpinned": N_("No longer pinned in the chat: %(data)s"),
    "chat_website": N_("The customer logged in through the bot at %(data)s"), "chat_near": N_("Close to each other: %(data)s"),
    "chat_boosted": N_("The chat was boosted, times: %(data)s"), "chat_background": N_("The chat looks different now"),
    "chat_price": N_("A message to the chat now costs: %(data)s"), "chat_topic_opened": N_("A topic of the chat was opened: %(data)s"),
    "chat_topic_changed": N_("A topic of the chat was changed: %(data)s"), "chat_topic_closed": N_("A topic of the chat was closed"),
    "chat_giveaway": N_("A giveaway began in the chat"), "chat_giveaway_ended": N_("A giveaway ended, winners: %(data)s"),
    "chat_bot_made": N_("The customer made a bot: %(data)s"), "chat_call_planned": N_("A call was planned in the chat"),
    "chat_call_started": N_("A call began in the chat"), "chat_call_ended": N_("The call in the chat is over"),
    "chat_call_invited": N_("Invited to the call: %(data)s"), "chat_community_joined": N_("The chat is now part of a community: %(data)s"),
    "chat_community_left": N_("The chat is no longer part of a community"), "chat_screenshot": N_("A screenshot of the chat was made"),
    "chat_tasks": N_("In the list of tasks: %(data)s"), "chat_poll": N_("In the poll: %(data)s"),
    "chat_payment_refused": N_("An attempt to pay was refused, the bot takes no payments: %(data)s"),
    "chat_unknown": N_("Something new in the chat: %(data)s"),
    "blocked": N_("The customer blocked our messages %(reason)s"), "allowed": N_("The customer allows our messages again"),
    "notified": N_("%(actor)s: look here, %(to)s"), "asked": N_("%(actor)s asked the customer for: %(to)s"),
    "helper_offered": N_("%(actor)s offered help articles: %(titles)s"), "helper_asked": N_("%(actor)s asked for: %(field)s"),
    "helper_doubted": N_("%(actor)s asked again for: %(field)s"), "learned": N_("%(actor)s wrote down %(field)s: %(to)s"),
    "helper_helped": N_("The customer says that the help article helped"), "helper_called": N_("The customer wants a person"),
    "helper_quiet": N_("%(actor)s kept silent: %(reason)s"), "rating_asked": N_("%(actor)s asked the customer for a rating"),
    "assign_failed": N_("%(actor)s: no user %(to)s who could get it"),
    "fraud_said": N_("%(actor)s: this is fraud"), "fraud_denied": N_("%(actor)s: this is no fraud"),
    "fraud_unsaid": N_("%(actor)s took back the mark on fraud"),
    "links_blocked": N_("%(actor)s: links in public, not to be followed"),
    "bounced": N_("The answer came back: %(reason)s"), "parked": N_("Could not be read: %(reason)s"),
}  # fmt: skip
HELPER_REASONS = {  # why the helper kept silent
    "fraud": N_("fraud"), "held": N_("the message is held"), "legal": N_("it speaks of law"), "public": N_("it was written in public"),
    "asked": N_("a person is asked for"), "angry": N_("the customer is angry"), "topic": N_("the topic is for people"),
    "repeated": N_("a repeated contact"), "urgent": N_("it is urgent"),
}  # fmt: skip
ACTORS = {
    "customer": N_("Customer"),
    "system": N_("Okno"),
    "rules": N_("Rules"),
    "helper": N_("Helper"),
    "admin": N_("Administrator"),
}
PROOFS = {
    "link": N_("by a signed link"), "verified": N_("vouched for by both channels"), "operator": N_("by an operator"),
}  # fmt: skip
PROBLEMS = {
    "login_wrong": N_("A login is one word of at most 64 characters."),
    "login_taken": N_("The login %(login)s is taken. Choose another."),
    "role_wrong": N_("There is no such role."),
    "password_length": N_("A password has at least %(least)s characters."),
    "transition": N_("A ticket can't go from this status to that one."),
    "another_active": N_("This conversation has another active ticket, №%(other)s. Close it first."),
    "merged": N_("The ticket was merged into №%(into)s. Go on there."),
    "merge_circle": N_("№%(into)s can't take this ticket in."),
    "join_undone": N_("They are parted already."),
    "too_many_joined": N_("A person has at most %(most)s contacts."),
    "no_requests": N_("There are no requests of yours yet."),
    "not_merged": N_("The ticket isn't merged."),
    "answered_meanwhile": N_(
        "%(name)s has answered meanwhile. Read that first; your text is still here, send it again if it is needed."
    ),
    "closed": N_("The ticket is closed. A new message of the customer opens a linked one."),
    "first_message": N_("The first message can't be parted: nothing would be left."),
    "link_itself": N_("A ticket can't go on from itself."),
    "delivery_state": N_("It is too late: the answer has already left, or was taken back."),
    "not_sent_here": N_("This message wasn't sent from here: it can be changed only where it was written."),
    "deleted_already": N_("The answer was taken back already."),
    "edit_unsupported": N_("%(channel)s knows no edits: what has left stays as it is. Send another answer."),
    "delete_unsupported": N_("%(channel)s knows no deletions: what has left stays there."),
    "edit_too_late": N_("%(channel)s takes edits for %(hours)s hours only. Send another answer."),
    "delete_too_late": N_("%(channel)s takes deletions for %(hours)s hours only."),
    "file_state": N_("This file is here already, or can't be fetched."),
    "not_solved": N_("The ticket isn't solved yet."),
    "rated": N_("The answer is rated already."),
    "stars": N_("A rating is from 1 to 5 stars."),
    "status_wrong": N_("There is no such status."),
    "priority_wrong": N_("There is no such priority."),
    "queue_wrong": N_("There is no such queue."),
    "topic_wrong": N_("There is no such topic."),
    "section_wrong": N_("There is no such section."),
    "tags_wrong": N_("At most %(most)s tags of %(longest)s characters."),
    "assignee_wrong": N_("There is no such user."),
    "cursor_wrong": N_("This address is out of date. Open the list again."),
    "language_wrong": N_("There is no such language."),
    "text_required": N_("The message is empty."),
    "text_too_long": N_("The text is longer than %(most)s characters."),
    "comment_too_long": N_("The comment is longer than %(most)s characters."),
    "rule_status_wrong": N_("There is no such state of a rule. There are: %(known)s."),
    "rule_is_so": N_("The rule %(rule)s is in that state already."),
    "rules_changed": N_("Somebody activated other rules meanwhile. Look at them and try again."),
    "revision_ambiguous": N_("Several revisions begin with %(revision)s. Write more of its number."),
    "key_too_long": N_("The request could not be read. Go back and try again."),
    "buttons_unsupported": N_("This channel has no buttons."),
    "files_unsupported": N_("This channel takes no files."),
    "too_many_files": N_("At most %(most)s files."),
    "file_too_large": N_("The file %(name)s is too large for this channel."),
    "files_too_large": N_(
        "The files together are too large: this channel takes %(most)s MB. Send fewer, or a link to them."
    ),
    "article_id": N_("Of small Latin letters, digits and -, 60 at most: this is no id of an article."),
    "article_title": N_("A title has from 1 to 120 characters."),
    "article_body": N_("The article has no text, or one longer than 100,000 characters."),
    "article_words": N_("At most 60 lines of what people say."),
    "article_topics": N_("At most 20 topics."),
    "article_taken": N_("There is an article %(id)s already."),
    "own_account": N_("You can't disable yourself or take the administrator's role from yourself."),
}
# What channels say of their providers, and why a raw could not be read, by the whole sentence: a test compares them with the origins'.
SENTENCES = (
    N_("The server refuses the login or the password. Put the right password into the environment and start again."),
    N_(
        "The server wants a password made for applications. Make one in the mailbox's security settings and "
        "put it into the environment."
    ),
    N_(
        "The provider takes no passwords of mail programs any more. Set up OAuth2 for the mailbox: `oauth` in config.yaml."
    ),
    N_("Mail programs are not allowed in this mailbox. Allow IMAP in its settings at the provider."),
    N_(
        "Sending by SMTP is switched off for this mailbox or its organisation. Allow authenticated SMTP at the provider."
    ),
    N_(
        "The provider gives no access token: the consent was withdrawn or has expired. Consent again and put "
        "the new refresh token into the environment."
    ),
    N_("The account is locked or disabled. Log in to it in a browser and unlock it, or ask the provider."),
    N_("The mailbox or its limit at the provider is full. Make room or wait until the limit is free again."),
    N_("Too many connections to this account at once. Close other mail programs or raise the provider's limit."),
    N_("The mail server is out of order just now. Nothing has to be done: it is asked again and again."),
    N_("There is no such folder on the server. Write one of its folders into config.yaml."),
    N_("The mail server can't be reached. Check host, port and network; it is asked again and again."),
    N_("The connection can't be made secure. Check the port, `security` and the server's certificate."),
    N_("The mail server stopped answering in the middle. Nothing is lost: a new connection goes on from there."),
    N_("The mail server closed the connection. Nothing is lost: a new connection goes on from there."),
    N_("The mail server's answer can't be read. Nothing is lost: a new connection tries again."),
    N_(
        "It is larger than max_mail: its beginning was taken, the whole is on the server. Raise max_mail and try again."
    ),
    N_("The server doesn't give this mail. It is tried again at each look at the whole folder."),
    N_("It is no longer on the server."),
    N_("The mail is empty: there is not one character in it."),
    N_("Its channel is not in the configuration any more."),
    N_("Reading it took too long."),
    N_("The desk stopped each time it read this. It is kept until a new version can read it."),
    N_("The desk itself fails at it. It is kept until a new version can read it."),
    N_("could not be read"),
    N_("no address to answer to"),
    N_("the mail is larger than the channel takes: its beginning was taken, the whole is on the server"),
)


def told(translate: Callable[[str], str], text: str) -> str:
    """A channel's words with its sentences in the person's language; what the provider said stays as it was said."""
    for sentence in SENTENCES:
        if sentence in text:
            text = text.replace(sentence, translate(sentence))
    return text


def sentence(translate: Callable[[str], str], text: str) -> str:
    """Such a sentence alone in the person's language; all that anybody may have written stays."""
    return translate(text) if text in SENTENCES else text
