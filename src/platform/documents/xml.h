// Reads XML from strangers: no document types, no entities, nothing from elsewhere, bounded depth
// and size.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace documents {

enum class XmlError {
    damaged,        ///< Not well-formed, or its source failed.
    document_type,  ///< It has a DOCTYPE, which no format that we read needs.
    too_deep,
    too_large,
};

struct XmlLimits {
    /// Elements within elements. Word nests a table in a table's cell at some ten elements a turn,
    /// so the 64 that other XML should keep to would refuse honest reports.
    std::size_t depth = 128;
    std::uint64_t bytes = 512 * 1024 * 1024;
};

/// Valid until the reader goes on. `space` is the namespace's address, empty without one.
struct XmlAttribute {
    std::string_view space, name, value;
};

/// Gives what stands in the XML in order. It must be UTF-8 or UTF-16, as office formats are; other
/// encodings would mean converters that nobody else needs, and an attacker might. Memory is
/// constant beyond the piece being read. What it hands out is valid until it goes on.
class XmlReader {
public:
    enum class Event { open, close, text, end, failed };

    /// The next piece of the source; empty at its end, nothing when it failed.
    using Source = std::function<std::optional<std::string_view>()>;

    /// `bytes` must outlive the reader.
    explicit XmlReader(std::string_view bytes, XmlLimits limits = {});
    explicit XmlReader(Source source, XmlLimits limits = {});
    ~XmlReader();
    XmlReader(XmlReader&&) noexcept;
    XmlReader& operator=(XmlReader&&) noexcept;

    /// Goes on. An empty element opens and closes; running text may come in several pieces;
    /// comments and processing instructions are left out. After `end` and `failed` the answer stays
    /// the same.
    Event next();

    /// Of the element that opened or closed: its name without prefix, and its namespace's address.
    std::string_view name() const;
    std::string_view space() const;

    /// Of the element that opened: the attribute with this name in any namespace; empty when there
    /// is none.
    std::string_view attribute(std::string_view name) const;
    std::vector<XmlAttribute> const& attributes() const;

    /// The text of a `text`.
    std::string_view text() const;

    /// After `open` of an element: goes on past its `close`. False when that failed.
    bool skip();

    std::optional<XmlError> error() const;

private:
    class State;
    std::unique_ptr<State> state_;
};

}
