package org.entrepot.stack.process;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.stack.StackFailure;

/** Classpaths of the processes that run our own classes: the supervisor and the simulators. */
public final class Classpaths {
    private static final String LAUNCHER = "parts/launcher.classpath";

    private Classpaths() {}

    /** The launcher's own classes with all that they need, or without a launcher just this module. */
    public static List<Path> supervisor() {
        var launcher = Classpaths.class.getClassLoader().getResource(LAUNCHER);
        List<Path> all = new ArrayList<>();
        if (launcher == null) {
            all.add(LocalRepository.ownClasses());
            all.addAll(LocalRepository.files("stack"));
        } else {
            all.add(homeOf(launcher));
            all.addAll(LocalRepository.files("launcher"));
        }
        return all;
    }

    /** The simulators with all that they need. */
    public static List<Path> simulators() {
        return supervisor();
    }

    /** Says in a sentence when a simulator's class is not there. */
    public static void requireSimulator(String mainClass) {
        var resource = mainClass.replace('.', '/') + ".class";
        if (Classpaths.class.getClassLoader().getResource(resource) == null)
            throw new StackFailure(mainClass
                    + " is not built yet. Build it with ./entrepot build, or leave its part out with --only.");
    }

    public static String joined(List<Path> classpath) {
        return classpath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or the folder that a resource lies in. */
    private static Path homeOf(URL resource) {
        try {
            var text = resource.toString();
            if (text.startsWith("jar:")) return Path.of(new URI(text.substring(4, text.indexOf("!/"))));
            var file = Path.of(resource.toURI());
            return file.getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
