"""Reports whose fields are odd: missing, doubled, folded, contradicting each other, or without the mail that they are of."""

# ruff: noqa: E501 a table of mails: one case is one line, however long the mail

from tests.channels.email.machines.returned import DAEMON, B, orig, report

# fmt: off
J = "joe@b.example"


def d(
    name: str, fields: str, rcpt: str | tuple[str, ...] = J, hard: bool | None = True, status: str = "", reason: str | None = None, kind: str = "bounce",
    human: str = "Delivery report.", original: str | None = None, headers: str = "", otype: str = "message/rfc822", htype: str = "text/plain",
    subject: str = "Undelivered Mail Returned to Sender",
) -> None:
    back = orig(J) if original is None else original
    raw = report(DAEMON, subject, human, fields, back, headers=headers, otype=otype, htype=htype)
    B(name, raw.replace("\n", "\r\n"), kind, rcpt, hard, status, reason=reason)


d("status and diagnostic differ, user unknown with 5.7.1", "Final-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 No such user here\n", status="5.7.1", reason="user_unknown")
d("only per-recipient block", "Final-Recipient: RFC822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", status="5.1.1")
d("lower case names", "reporting-mta: dns; x\n\nfinal-recipient: rfc822; joe@b.example\naction: FAILED\nstatus: 5.1.1\ndiagnostic-code: smtp; 550 no user\n", status="5.1.1")
d("folded diagnostic with tabs", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2\n\tMailbox is\n\tover quota\n", hard=False, status="5.2.2", reason="mailbox_full")
d("no action, status 5", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nStatus: 5.1.1\n", status="5.1.1")
d("no status, diag 550", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nDiagnostic-Code: smtp; 550 Requested action not taken: mailbox unavailable\n", reason="user_unknown")
d("action failed; status 4.0.0 with 550 diag", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 4.0.0\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n", hard=None, reason="user_unknown")
d("original-recipient differs", "Reporting-MTA: dns; x\n\nOriginal-Recipient: rfc822; alias@b.example\nFinal-Recipient: rfc822; joe@inner.b.example\nAction: failed\nStatus: 5.1.1\n", rcpt="joe@inner.b.example")
d("actual recipient exchange", "Reporting-MTA: dns;x\n\nFinal-recipient: RFC822;joe@b.example\nAction: failed\nStatus: 5.1.1\nX-Supplementary-Info: <x #5.1.1 smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found>\nX-Display-Name: Joe\n", status="5.1.1", reason="user_unknown")
d("three mixed actions", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; ok@b.example\nAction: delivered\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; slow@b.example\nAction: delayed\nStatus: 4.4.1\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", rcpt=(J,"slow@b.example"), status="5.1.1")
d("delay only", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: delayed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 450 4.2.0 Greylisted\nWill-Retry-Until: Sun, 8 Mar 2026 10:00:00 +0300\n", kind="delay", hard=False, status="4.4.7")
d("crlf doubled blank lines", "Reporting-MTA: dns; x\n\n\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", status="5.1.1")
d("address with display in final", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; Joe Black <joe@b.example>\nAction: failed\nStatus: 5.1.1\n", status="5.1.1")
d("smtp diag multi-line 550-", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550-Verification failed for <help@shop.example>\n 550-Previous (cached) callout verification failure\n 550 Sender verify failed\n", reason="policy")
d("diag x-unix quota", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: X-Unix; 122\n", hard=False, status="5.2.2", reason="mailbox_full")
d("lmtp diag", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: lmtp; 550 5.1.1 <joe@b.example> User doesn't exist: joe@b.example\n", status="5.1.1", reason="user_unknown")
d("no original, id in report", "Reporting-MTA: dns; x\nX-Original-Message-ID: <okno-77@shop.example>\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", original="")
d("no original, id in human part", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", human="Your message <okno-77@shop.example> failed.\n\nMessage-ID: <okno-77@shop.example>\n", original="")
d("no original, in-reply-to", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", original="", headers="In-Reply-To: <okno-77@shop.example>\n")
d("original as text/plain attachment", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", otype='text/plain; name="original.txt"')
d("original as message/rfc822-headers", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", otype='message/rfc822-headers')
d("original octet-stream eml", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", otype='application/octet-stream; name="message.eml"')
d("subject arbitrary", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n", subject="Re: Your order 1042")
d("html human", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.0.0\n", human="<p>The recipient <b>joe@b.example</b> was not found.</p>", htype="text/html; charset=utf-8", reason="user_unknown")
d("sender person but report", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.1.1\n")
d("5.1.1 with greylist words", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; joe@b.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 <joe@b.example>: Recipient address rejected: unverified address: Address verification in progress\n", hard=None)
# fmt: on
