package org.entrepot.customer.notification;

import jakarta.mail.MessagingException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** The mail server will never take this message (RFC 5321, section 4.2.1: a 5yz reply). */
final class Refusal extends Exception {

    /** Refused for lack of a login or of encryption: that is our set-up, not the message. */
    private static final Set<Integer> OUR_SET_UP = Set.of(530, 534, 535, 538);

    private final int code;

    private Refusal(int code) {
        super("the mail server refused with " + code, null, false, false);
        this.code = code;
    }

    /** As it is kept and told: {@code SMTP_550}. */
    String reasonCode() {
        return "SMTP_" + code;
    }

    static void throwIfForGood(MessagingException failure) throws Refusal {
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            var code = codeOf(cause);
            if (code >= 500 && code < 600 && !OUR_SET_UP.contains(code)) throw new Refusal(code);
        }
    }

    private static int codeOf(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> -1;
        };
    }

    private static Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
