package org.entrepot.customer.notification;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Keeps what is written, for one thread. The encoder of a mail writes byte by byte, and a lock for each, as
 * {@link java.io.ByteArrayOutputStream} takes it, costs several times what the encoding does.
 */
final class Bytes extends OutputStream {

    private byte[] kept = new byte[16_384];
    private int length;

    @Override
    public void write(int one) {
        makeRoomFor(1);
        kept[length++] = (byte) one;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        makeRoomFor(count);
        System.arraycopy(from, offset, kept, length, count);
        length += count;
    }

    @Override
    public void write(byte[] all) {
        write(all, 0, all.length);
    }

    byte[] all() {
        return Arrays.copyOf(kept, length);
    }

    private void makeRoomFor(int more) {
        if (length + more > kept.length) kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + more));
    }
}
