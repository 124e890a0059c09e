package io.vaultkeeper.embedding.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the native libraries of ONNX Runtime and of the tokenizer in one folder of ours. Left alone, the first unpacks
 * 17 MB into the temporary folder at every start and leaves them there when the process is killed, and the second writes
 * into the user's home.
 */
public final class NativeLibraries {
    private static final String ONNX_PATH = "onnxruntime.native.path";
    private static final List<String> ONNX_RUNTIME = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeLibraries() {}

    /** Must run before either library is loaded; later calls change nothing. */
    public static synchronized void keepIn(Path folder) {
        // Tells the tokenizer's library, which belongs to a larger toolkit, to look for nothing on the network.
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("ENGINE_CACHE_DIR", folder.toString());
        if (!isMac()) {
            // Nor for graphics cards, with one more library, unpacked at every start. macOS watches files with it.
            setUnlessSet("jna.nounpack", "true");
        }
        if (!isThere(System.getProperty(ONNX_PATH)) && unpack(folder.resolve("onnxruntime"))) {
            System.setProperty(ONNX_PATH, folder.resolve("onnxruntime").toString());
        }
    }

    /** The folder may have been removed before the library was loaded from it. */
    private static boolean isThere(@Nullable String folder) {
        return folder != null && Files.isDirectory(Path.of(folder));
    }

    /** Returns false where the archive has no libraries for this platform. */
    static boolean unpack(Path folder) {
        String platform = platform();
        if (platform == null) {
            return false;
        }
        for (String name : ONNX_RUNTIME) {
            String library = System.mapLibraryName(name);
            Unpacked.file("/ai/onnxruntime/native/" + platform + "/" + library, folder.resolve(library));
        }
        return true;
    }

    /** The folder of the library's archive; null where it has none and its own search should have its way. */
    private static @Nullable String platform() {
        String os = os();
        String cpu = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = cpu.equals("aarch64") || cpu.equals("arm64");
        if (os.startsWith("linux")) {
            return arm ? "linux-aarch64" : "linux-x64";
        }
        if (isMac()) {
            return arm ? "osx-aarch64" : "osx-x64";
        }
        return os.startsWith("windows") && !arm ? "win-x64" : null;
    }

    private static boolean isMac() {
        return os().startsWith("mac");
    }

    private static String os() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
