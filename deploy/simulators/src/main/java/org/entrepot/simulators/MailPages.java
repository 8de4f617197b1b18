package org.entrepot.simulators;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The inbox for people. What came by mail is shown as text or in a frame that runs nothing. */
final class MailPages {
    private MailPages() {}

    static Answer list(List<KeptMail> mails, int total, Optional<String> words) {
        String rows = mails.stream().map(MailPages::row).collect(Collectors.joining());
        return Html.page("Mail", """
                <form><input name="q" value="%s" placeholder="Address, subject or text" size="40"> <button>Search</button></form>
                <p>%d shown of %d</p>
                <table><tr><th>When</th><th>To</th><th>Subject</th></tr>%s</table>
                """.formatted(Html.text(words.orElse("")), mails.size(), total, rows));
    }

    static Answer message(KeptMail.Content content) {
        var mail = content.message();
        String html = content.html() == null
                ? ""
                : "<iframe sandbox=\"\" width=\"100%%\" height=\"600\" srcdoc=\"%s\"></iframe>"
                        .formatted(Html.text(content.html()));
        return Html.page(mail.subject(), """
                <p>From %s to %s, %s · <a href="/messages/%d/raw">source</a> · <a href="/">all mail</a></p><pre>%s</pre>%s
                """.formatted(
                        Html.text(mail.from()),
                        Html.text(String.join(", ", mail.to())),
                        Html.text(mail.receivedAt()),
                        mail.id(),
                        Html.text(content.text() == null ? "" : content.text()),
                        html));
    }

    private static String row(KeptMail mail) {
        return "<tr><td>%s</td><td>%s</td><td><a href=\"/mail/%d\">%s</a></td></tr>"
                .formatted(
                        Html.text(mail.receivedAt()),
                        Html.text(String.join(", ", mail.to())),
                        mail.id(),
                        Html.text(mail.subject().isBlank() ? "(no subject)" : mail.subject()));
    }
}
