package io.vaultkeeper.config;

import io.vaultkeeper.source.SourceProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sources out of jars in the data directory. Their code runs with all rights of this program, which is why they are taken from no
 * other place.
 *
 * @param providers by source name
 * @param broken by file name, why a jar gives no source, for the user
 */
record SourceJars(Map<String, SourceProvider> providers, Map<String, String> broken) {
    private static final String FOLDER = "sources";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** @param taken names that the program's own sources have */
    static SourceJars in(Path data, List<String> taken) {
        SourceJars jars = new SourceJars(new TreeMap<>(), new TreeMap<>());
        for (Path jar : jars(data.resolve(FOLDER))) {
            String file = jar.getFileName().toString();
            try {
                jars.add(jar, taken);
            } catch (IOException | ServiceConfigurationError | LinkageError | RuntimeException e) {
                jars.broken.put(
                        file,
                        file + " could not be loaded: " + e.getMessage()
                                + ". Take it out of the folder, or get one that was made for this version.");
            }
        }
        return jars;
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void add(Path jar, List<String> taken) throws IOException {
        String file = jar.getFileName().toString();
        List<SourceProvider> found = providers(jar);
        if (found.isEmpty()) {
            broken.put(file, file + " names no source in META-INF/services/" + SourceProvider.class.getName() + ".");
        }
        for (SourceProvider provider : found) {
            String name = provider.name();
            if (!NAME.matcher(name).matches() || taken.contains(name) || providers.containsKey(name)) {
                broken.put(
                        file,
                        file + " provides a source named \"" + name
                                + "\", which is no name or another source's. Ask its maker for another one.");
            } else {
                providers.put(name, provider);
            }
        }
    }

    /** The loader stays open as long as the program runs: classes are loaded as they are used. */
    private static List<SourceProvider> providers(Path jar) throws IOException {
        URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, SourceProvider.class.getClassLoader());
        List<SourceProvider> providers = new ArrayList<>();
        ServiceLoader.load(SourceProvider.class, loader).forEach(providers::add);
        if (providers.isEmpty()) {
            loader.close();
        }
        return providers;
    }
}
