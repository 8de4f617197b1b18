package org.entrepot.stack;

/** Something outside the program is not as it must be; the message is a sentence for the person at the keyboard. */
public class StackFailure extends RuntimeException {
    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
