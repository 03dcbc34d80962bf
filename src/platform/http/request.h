// A request as the program sees it: read, guarded and decoded once, at the edge.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options };

/// "GET", "HEAD", …
std::string_view name(Method method);

/// Names and values in the order they came. Used for queries and forms, whose text is in NFC, and
/// for cookies.
class Fields {
public:
    Fields() = default;
    explicit Fields(std::vector<std::pair<std::string, std::string>> fields)
        : fields_(std::move(fields)) {}

    /// The first value under this name, trimmed; empty when absent. It is valid UTF-8.
    std::string_view text(std::string_view name) const;
    /// The first value as it came, or nothing when the name is absent.
    std::optional<std::string_view> find(std::string_view name) const;
    /// All values under this name.
    std::vector<std::string_view> all(std::string_view name) const;
    /// A name that occurs more than once though it is not among those that may, or nothing.
    std::optional<std::string_view> repeated(
        std::span<std::string_view const> may_repeat = {}) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
    void add(std::string name, std::string value) {
        fields_.emplace_back(std::move(name), std::move(value));
    }
    std::vector<std::pair<std::string, std::string>> const& list() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

/// A file sent with a form. `content` lives as long as the request.
struct Upload {
    std::string field = {};
    std::string file_name = {};  ///< As the sender calls it: data, never a path.
    std::string content_type = {};
    std::string_view content = {};
};

/// The bytes of a body: in memory when small, else in an unnamed temporary file that is mapped.
class Body {
public:
    Body();
    explicit Body(std::string bytes);
    /// Maps the file behind `descriptor`, which this object then owns.
    static Body mapped(int descriptor, std::size_t size);
    std::string_view bytes() const;

private:
    struct Storage;
    std::shared_ptr<Storage const> storage_;
};

/// One request. Header names are in lower case; a header that came several times is one list.
struct Request {
    Method method = Method::get;
    std::string target = {};  ///< As it came: path and query, still encoded.
    /// Decoded once; valid UTF-8, begins with "/", no "//" and no dot segments.
    std::string path = {};
    Fields query = {};
    std::map<std::string, std::string, std::less<>> headers = {};
    Fields cookies = {};
    Fields form = {};  ///< From application/x-www-form-urlencoded or multipart/form-data.
    std::vector<Upload> uploads = {};  ///< From multipart/form-data.
    Body body = {};
    std::string remote_address = {};  ///< The client's; only configured proxies may say another.
    bool secure = false;  ///< Whether the client used https (as the configured proxy says).

    /// The header's value, or empty.
    std::string_view header(std::string_view lower_case_name) const;
};

}
