package org.entrepot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script in front of the launcher, with folders full of pretended JDKs. */
class ScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("entrepot.repository"), "entrepot");

    @TempDir
    Path folder;

    @Test
    void it_finds_a_jdk_25_beside_an_older_one() throws Exception {
        jdk("jdks/java-17", "17.0.15");
        var right = jdk("jdks/java-25", "25.0.1");

        var said = run(Map.of("ENTREPOT_JDK_FOLDERS", folder.resolve("jdks").toString()));

        assertThat(said.text()).contains("pretended " + right);
    }

    @Test
    void a_newer_jdk_will_do() throws Exception {
        var newer = jdk("jdks/java-26", "26");

        assertThat(run(Map.of("ENTREPOT_JDK_FOLDERS", folder.resolve("jdks").toString()))
                        .text())
                .contains("pretended " + newer);
    }

    @Test
    void java_home_comes_first_when_it_is_good_enough() throws Exception {
        jdk("jdks/java-25", "25.0.1");
        var mine = jdk("mine", "25.0.2");

        var said = run(Map.of("ENTREPOT_JDK_FOLDERS", folder.resolve("jdks").toString(), "JAVA_HOME", mine.toString()));

        assertThat(said.text()).contains("pretended " + mine);
    }

    @Test
    void an_old_java_home_is_passed_over() throws Exception {
        var right = jdk("jdks/java-25", "25.0.1");
        var old = jdk("old", "17.0.15");

        var said = run(Map.of("ENTREPOT_JDK_FOLDERS", folder.resolve("jdks").toString(), "JAVA_HOME", old.toString()));

        assertThat(said.text()).contains("pretended " + right);
    }

    @Test
    void without_any_it_says_plainly_what_to_install() throws Exception {
        jdk("jdks/java-17", "17.0.15");

        var said = run(Map.of("ENTREPOT_JDK_FOLDERS", folder.resolve("jdks").toString()));

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("needs a JDK 25").contains("adoptium").contains("sdk install");
    }

    private record Said(int code, String text) {}

    private Said run(Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/sh", SCRIPT.toString(), "help").redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        // No java in here, but the tools that the script needs.
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("ENTREPOT_BUILD", "never");
        builder.environment().putAll(environment);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private Path tools() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : new String[] {"sed", "cat", "dirname", "readlink", "find", "head"}) {
            for (var place : new String[] {"/bin", "/usr/bin"}) {
                var program = Path.of(place, tool);
                if (Files.exists(program)) executable(tools.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
            }
        }
        return tools;
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        executable(home.resolve("bin/java"), "#!/bin/sh\necho pretended " + home + "\n");
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
