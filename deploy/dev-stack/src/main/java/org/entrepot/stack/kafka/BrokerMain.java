package org.entrepot.stack.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.tools.StorageTool;

/** Main class of the broker's own process: formats its folder at the first start, then hands over to Kafka. */
public final class BrokerMain {
    private BrokerMain() {}

    /**
     * @param arguments the properties file, the data folder, the cluster id
     */
    public static void main(String[] arguments) {
        var properties = arguments[0];
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            var format = new String[] {"format", "--standalone", "-t", arguments[2], "-c", properties};
            var code = StorageTool.execute(format, System.out);
            if (code != 0) System.exit(code);
        }
        kafka.Kafka.main(new String[] {properties});
    }
}
