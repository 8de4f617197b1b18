package org.entrepot.gateway.limit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses that begin with the same bits; one address is a network of its own. */
record Network(InetAddress address, int bits) {

    /** Of {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}; names are not looked up. */
    static Network of(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) throw new IllegalArgumentException(text + " is no address and no network of addresses");
        var length = address.getAddress().length * Byte.SIZE;
        return new Network(address, slash < 0 ? length : bits(text, text.substring(slash + 1), length));
    }

    /** Null for what is no address; one of IPv4 that is written as IPv6 is one of IPv4. */
    static @Nullable InetAddress address(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) return null;
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean has(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) return false;
        for (int bit = 0; bit < bits; bit++)
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) != 0)
                return false;
        return true;
    }

    private static int bits(String text, String number, int most) {
        try {
            var bits = Integer.parseInt(number);
            if (bits >= 0 && bits <= most) return bits;
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new IllegalArgumentException(text + " has no number of bits from 0 to " + most);
    }
}
