// Boost.JSON reads; writing is a few lines.
#include "platform/json/value.h"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <iterator>
#include <unordered_set>

#include "platform/basics/text.h"

namespace json {

Object::Object() = default;
Object::Object(Object const& other) = default;
Object::Object(Object&& other) noexcept = default;
Object& Object::operator=(Object const& other) = default;
Object& Object::operator=(Object&& other) noexcept = default;
Object::~Object() = default;
Object::Object(std::initializer_list<Member> members) : members_(members) {}

Value const* Object::find(std::string_view name) const {
    for (auto const& [key, value] : members_)
        if (key == name) return &value;
    return nullptr;
}

void Object::set(std::string name, Value value) {
    for (auto& [key, held] : members_)
        if (key == name) {
            held = std::move(value);
            return;
        }
    append(std::move(name), std::move(value));
}

void Object::append(std::string name, Value value) {
    members_.emplace_back(std::move(name), std::move(value));
}

void Object::erase(std::string_view name) {
    std::erase_if(members_, [&](Member const& member) { return member.name == name; });
}

bool operator==(Object const& left, Object const& right) { return left.members_ == right.members_; }

Value::Value() = default;
Value::Value(Value const& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(Value const& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;
Value::Value(std::nullptr_t) {}
Value::Value(double number) : content_(number) {}
Value::Value(std::string text) : content_(std::move(text)) {}
Value::Value(std::string_view text) : content_(std::string(text)) {}
Value::Value(char const* text) : content_(std::string(text)) {}
Value::Value(Array array) : content_(std::move(array)) {}
Value::Value(Object object) : content_(std::move(object)) {}

Value Value::of_truth(bool truth) {
    Value made;
    made.content_ = truth;
    return made;
}

Value Value::of_integer(std::int64_t number) {
    Value made;
    made.content_ = number;
    return made;
}

bool Value::is_null() const { return std::holds_alternative<std::nullptr_t>(content_); }
bool const* Value::truth() const { return std::get_if<bool>(&content_); }
std::int64_t const* Value::integer() const { return std::get_if<std::int64_t>(&content_); }
std::string const* Value::string() const { return std::get_if<std::string>(&content_); }
Array const* Value::array() const { return std::get_if<Array>(&content_); }
Object const* Value::object() const { return std::get_if<Object>(&content_); }

bool operator==(Value const& left, Value const& right) { return left.content_ == right.content_; }

std::optional<double> Value::number() const {
    if (auto const* whole = integer()) return static_cast<double>(*whole);
    if (auto const* real = std::get_if<double>(&content_)) return *real;
    return std::nullopt;
}

std::string_view Value::text() const {
    auto const* held = string();
    return held ? std::string_view(*held) : std::string_view();
}

Value const& Value::at(std::string_view name) const {
    static Value const absent;
    auto const* held = object();
    auto const* member = held ? held->find(name) : nullptr;
    return member ? *member : absent;
}

Array const& Value::elements() const {
    static Array const none;
    auto const* held = array();
    return held ? *held : none;
}

namespace {

constexpr std::size_t depth_limit = 32;

/// Builds a Value from what Boost's parser reports.
class Builder {
public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    using error = boost::system::error_code;

    bool on_document_begin(error&) { return true; }
    bool on_document_end(error&) { return true; }
    bool on_array_begin(error&) { return open(Array()), true; }
    bool on_array_end(std::size_t, error&) { return close(), true; }
    bool on_object_begin(error&) { return names_.emplace_back(), open(Object()), true; }
    bool on_object_end(std::size_t, error&) { return names_.pop_back(), close(), true; }
    bool on_string_part(boost::json::string_view part, std::size_t, error&) {
        return text_ += part, true;
    }
    bool on_string(boost::json::string_view part, std::size_t, error&) {
        text_ += part;
        put(Value(std::move(text_)));
        text_.clear();
        return true;
    }
    bool on_key_part(boost::json::string_view part, std::size_t, error&) {
        return text_ += part, true;
    }
    bool on_key(boost::json::string_view part, std::size_t, error& failure) {
        text_ += part;
        if (!names_.back().insert(text_).second) {
            duplicate = text_;
            failure = make_error_code(boost::system::errc::invalid_argument);
            return false;
        }
        open_.back().key = std::move(text_);
        text_.clear();
        return true;
    }
    bool on_number_part(boost::json::string_view, error&) { return true; }
    bool on_int64(std::int64_t number, boost::json::string_view, error&) {
        return put(Value(number)), true;
    }
    bool on_uint64(std::uint64_t number, boost::json::string_view, error&) {
        return put(Value(static_cast<double>(number))), true;
    }
    bool on_double(double number, boost::json::string_view, error&) {
        return put(Value(number)), true;
    }
    bool on_bool(bool truth, error&) { return put(Value(truth)), true; }
    bool on_null(error&) { return put(Value()), true; }
    bool on_comment_part(boost::json::string_view, error&) { return true; }
    bool on_comment(boost::json::string_view, error&) { return true; }

    Value result;
    std::string duplicate;

private:
    struct Level {
        std::variant<Array, Object> content;
        std::string key;  ///< The name that the next member of this object gets.
    };

    void open(std::variant<Array, Object> content) { open_.push_back({std::move(content), {}}); }
    void close() {
        auto level = std::move(open_.back());
        open_.pop_back();
        std::visit([this](auto& content) { put(Value(std::move(content))); }, level.content);
    }
    void put(Value value) {
        if (open_.empty()) result = std::move(value);
        else if (auto* array = std::get_if<Array>(&open_.back().content))
            array->push_back(std::move(value));
        else
            std::get<Object>(open_.back().content)
                .append(std::move(open_.back().key), std::move(value));
    }

    std::vector<Level> open_;
    std::vector<std::unordered_set<std::string>> names_;
    std::string text_;
};

}

std::expected<Value, Mistake> parse(std::string_view text) {
    if (!basics::is_utf8(text)) return std::unexpected(Mistake{"not UTF-8", 0});
    boost::json::parse_options options;
    options.max_depth = depth_limit;
    boost::json::basic_parser<Builder> parser(options);
    boost::system::error_code failure;
    auto const read = parser.write_some(false, text.data(), text.size(), failure);
    auto const& builder = parser.handler();
    if (!builder.duplicate.empty())
        return std::unexpected(
            Mistake{"the name \"" + builder.duplicate + "\" occurs twice", read});
    if (failure) return std::unexpected(Mistake{failure.message(), read});
    if (!basics::trimmed(text.substr(read)).empty())
        return std::unexpected(Mistake{"something follows the value", read});
    return parser.handler().result;
}

namespace {

/// Which bytes stand in a string as they are. 0xE2 begins, among much else, the two separators
/// that scripts take for the end of a line.
constexpr std::array<bool, 256> standing = [] {
    std::array<bool, 256> all{};
    for (std::size_t byte = 0x20; byte < all.size(); ++byte) all[byte] = true;
    for (unsigned char const c : {'"', '\\', '<', '>', '&', '\xE2'}) all[c] = false;
    return all;
}();
constexpr bool stands(char c) { return standing[static_cast<unsigned char>(c)]; }

/// Writes the first letter of a text whose first byte does not simply stand; says how many bytes it
/// took.
std::size_t write_escaped(std::string_view text, std::string& out) {
    if (text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9")) {
        out += text[2] == '\xA8' ? "\\u2028" : "\\u2029";
        return 3;
    }
    char const c = text.front();
    if (c == '"') out += "\\\"";
    else if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else if (c == '\xE2') out += c;
    else {
        out += "\\u00";
        out += "0123456789abcdef"[c >> 4 & 15];
        out += "0123456789abcdef"[c & 15];
    }
    return 1;
}

}

void write_string(std::string_view text, std::string& out) {
    out += '"';
    while (!text.empty()) {
        // Whole runs at once: most texts are one.
        auto const run =
            static_cast<std::size_t>(std::ranges::find_if_not(text, stands) - text.begin());
        out.append(text.substr(0, run));
        text.remove_prefix(run);
        if (!text.empty()) text.remove_prefix(write_escaped(text, out));
    }
    out += '"';
}

namespace {

void write_whole(std::int64_t number, std::string& out) {
    char digits[24];
    out.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr);
}

void write_number(double number, std::string& out) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    char text[32];
    auto const [end, failure] = std::to_chars(text, text + sizeof text, number);
    out.append(text, failure == std::errc() ? end : text);
}

}

void write(Value const& value, std::string& out) {
    if (value.is_null()) out += "null";
    else if (auto const* truth = value.truth()) out += *truth ? "true" : "false";
    else if (auto const* whole = value.integer()) write_whole(*whole, out);
    else if (auto const* text = value.string()) write_string(*text, out);
    else if (auto const* array = value.array()) {
        out += '[';
        for (bool first = true; auto const& element : *array) {
            if (!std::exchange(first, false)) out += ',';
            write(element, out);
        }
        out += ']';
    } else if (auto const* object = value.object()) {
        out += '{';
        for (bool first = true; auto const& [name, member] : object->members()) {
            if (!std::exchange(first, false)) out += ',';
            write_string(name, out);
            out += ':';
            write(member, out);
        }
        out += '}';
    } else write_number(*value.number(), out);
}

std::string write(Value const& value) {
    std::string out;
    write(value, out);
    return out;
}

}
