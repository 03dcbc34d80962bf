// Many files as one, and back: backups.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace files {

/// The archive cannot be read to its end; the message says why.
struct BrokenArchive : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Writes an uncompressed tar file (pax), which any system can open. Throws std::runtime_error when
/// it cannot be written.
class TarWriter {
public:
    /// Refuses a file that exists.
    explicit TarWriter(std::string const& file);
    /// Leaves no file unless finish() was called.
    ~TarWriter();
    TarWriter(TarWriter const&) = delete;
    TarWriter& operator=(TarWriter const&) = delete;

    void add(std::string const& name, std::string_view bytes);
    /// Completes the file and makes it last on disk.
    void finish();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Whether the file begins as a tar file does.
bool is_tar(std::string const& file);

/// Reads a tar file once, from the beginning to its end.
class TarReader {
public:
    /// Throws BrokenArchive when it is none.
    explicit TarReader(std::string const& file);
    ~TarReader();
    TarReader(TarReader const&) = delete;
    TarReader& operator=(TarReader const&) = delete;

    /// The name of the next file; nothing after the last. Throws BrokenArchive, also for what is
    /// not a plain file.
    std::optional<std::string> next();
    /// The next bytes of the present file; empty at its end. Valid until the next call.
    std::string_view chunk();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
