package io.vaultkeeper.source.documents;

import io.vaultkeeper.document.TimeSpan;
import io.vaultkeeper.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Opens files of Microsoft's formats with limits to what they may unpack to. */
final class OfficeFiles {
    /** POI holds a document's tree in some ten times the memory of its XML. */
    private static final long MAX_ENTRY = 30_000_000;

    private static final long MAX_ENTRIES = 20_000;

    static {
        ZipSecureFile.setMaxEntrySize(MAX_ENTRY);
        ZipSecureFile.setMaxFileCount(MAX_ENTRIES);
    }

    private OfficeFiles() {}

    /** What is read from an open package. */
    @FunctionalInterface
    interface Reading<T> {
        T read(OPCPackage open) throws IOException, SourceException;
    }

    static <T> T zipped(Path file, Reading<T> reading) throws IOException, SourceException {
        try (OPCPackage open = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            T read = reading.read(open);
            open.revert(); // nothing to be saved
            return read;
        } catch (InvalidFormatException e) {
            throw new DamagedFileException(e);
        } catch (UnsupportedFileFormatException e) {
            if (isLocked(file)) {
                throw locked(e);
            }
            throw new DamagedFileException(e);
        }
    }

    private static boolean isLocked(Path file) {
        try (POIFSFileSystem old = new POIFSFileSystem(file.toFile(), true)) {
            return old.getRoot().hasEntry("EncryptedPackage");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    static SourceException locked(Exception cause) {
        return new SourceException("It is locked with a password. Save a copy without one to have it read.", cause);
    }

    static @Nullable String title(OPCPackage open) throws IOException {
        return properties(open).getTitleProperty().orElse(null);
    }

    static @Nullable TimeSpan time(OPCPackage open) throws IOException {
        Optional<Date> created = properties(open).getCreatedProperty();
        return created.isPresent() ? Dates.of(created.get().toInstant()) : null;
    }

    private static PackageProperties properties(OPCPackage open) throws IOException {
        try {
            return open.getPackageProperties();
        } catch (InvalidFormatException e) {
            throw new DamagedFileException(e);
        }
    }
}
