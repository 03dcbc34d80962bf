// Objects are cut out by their braces and read one by one.
#include "features/knowledge/readers/funders/json_items.h"

#include <algorithm>

#include "features/knowledge/readers/fields.h"
#include "platform/basics/money.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

constexpr std::size_t longest_object = 8 * 1024 * 1024;
constexpr int most_mendings = 100;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Where the value that begins with a brace or bracket ends; npos when it does not within the
/// limit.
std::size_t value_end(std::string_view text, std::size_t begin) {
    int depth = 0;
    bool inside = false;
    auto const limit = std::min(text.size(), begin + longest_object);
    for (auto i = begin; i < limit; ++i) {
        char const c = text[i];
        if (inside) {
            if (c == '\\') ++i;
            else if (c == '"') inside = false;
        } else if (c == '"') inside = true;
        else if (c == '{' || c == '[') ++depth;
        else if ((c == '}' || c == ']') && --depth == 0) return i + 1;
    }
    return text.npos;
}

/// The next place after a broken object where another one seems to begin: "},{" or a line that
/// opens a brace.
std::size_t next_object(std::string_view text, std::size_t from) {
    for (auto at = text.find('{', from); at != text.npos; at = text.find('{', at + 1)) {
        auto before = at;
        while (before > from && is_blank(text[before - 1])) --before;
        if (before <= from || text[before - 1] != ',') continue;
        --before;
        while (before > from && is_blank(text[before - 1])) --before;
        bool const follows = text[before - 1] == '}' || text[before - 1] == '\n';
        if (follows || (at > 0 && text[at - 1] == '\n')) return at;
    }
    return text.npos;
}

/// Walks over the objects of the text.
class Objects {
public:
    Objects(std::string_view text, Sink& sink,
            std::function<void(json::Object const&, std::int64_t)> const& take)
        : text_(text), sink_(sink), take_(take) {}

    void read(std::size_t from) {
        for (at_ = from; at_ < text_.size() && goes_on(sink_);) {
            if (text_[at_] != '{') {
                step();
                continue;
            }
            auto const end = value_end(text_, at_);
            if (end == text_.npos) {
                if (!mend()) return;
                continue;
            }
            object(text_.substr(at_, end - at_));
            advance(end);
        }
    }

private:
    /// Over a comma or blank; anything else outside objects is passed over as well.
    void step() { advance(at_ + 1); }

    void advance(std::size_t to) {
        line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                            text_.begin() + static_cast<std::ptrdiff_t>(to), '\n');
        at_ = to;
    }

    bool mend() {
        sink_.rejected(rejected(line_, "knowledge.import.json_incomplete", text_.substr(at_, 200)));
        auto const next = next_object(text_, at_ + 1);
        if (next == text_.npos || ++mendings_ > most_mendings) return false;
        advance(next);
        return true;
    }

    void object(std::string_view written) {
        auto const composed = basics::normalised(written);
        auto const value = json::parse(composed ? std::string_view(*composed) : written);
        if (value && value->object()) return take_(*value->object(), line_);
        sink_.rejected(
            rejected(line_, "knowledge.import.json_wrong",
                     value ? std::string_view(written) : std::string_view(value.error().why)));
    }

    std::string_view text_;
    Sink& sink_;
    std::function<void(json::Object const&, std::int64_t)> const& take_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    int mendings_ = 0;
};

/// Where the objects begin: after the bracket of an array, also of the first one inside an object.
std::size_t objects_begin(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos || text[first] == '[') return first;
    // {"value": [ {…}, {…} ]}: an array of objects within the first kilobytes, before any object of
    // its own.
    auto const array = text.find('[', first);
    if (array == text.npos || array > first + 4096 ||
        text.substr(first + 1, array - first - 1).contains('{'))
        return first;
    auto const element = text.find_first_not_of(" \t\r\n", array + 1);
    auto const key = text.substr(first, array - first);
    // Wrappers are short; a record with a list in it has more members before.
    bool const wrapper = element != text.npos && text[element] == '{' &&
                         std::ranges::count(key, ':') <= 4 && value_end(text, first) == text.npos;
    bool const small_wrapper =
        element != text.npos && text[element] == '{' && std::ranges::count(key, ',') == 0;
    return wrapper || small_wrapper ? array : first;
}

}

Outcome each_object(std::string_view bytes, Sink& sink,
                    std::function<void(json::Object const&, std::int64_t)> const& take) {
    std::string converted;
    bool const marked = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
                        bytes.starts_with("\xFE\xFF");
    if (bytes.starts_with("\xEF\xBB\xBF") && basics::is_utf8(bytes.substr(3)))
        bytes.remove_prefix(3);
    else if (marked || !basics::is_utf8(bytes)) bytes = converted = basics::decoded(bytes);
    auto const begin = objects_begin(bytes);
    bool const json = begin != bytes.npos && (bytes[begin] == '[' || bytes[begin] == '{');
    if (!json)
        return std::unexpected(rejected(0, "knowledge.import.not_json", bytes.substr(0, 100)));
    Objects(bytes, sink, take).read(begin);
    return {};
}

std::string text_of(json::Object const& object, std::string_view name) {
    auto const* value = object.find(name);
    if (value == nullptr) return {};
    if (auto const* text = value->string()) return is_filler(*text) ? std::string() : *text;
    if (auto const* number = value->integer()) return std::to_string(*number);
    if (auto const number = value->number()) {
        auto const hundredths = *number * 100;
        if (hundredths >= 0 && hundredths < 1e17)
            return basics::plain_amount(static_cast<std::int64_t>(hundredths + 0.5));
    }
    return {};
}

json::Value const& member(json::Object const& object, std::string_view name) {
    static json::Value const null;
    auto const* value = object.find(name);
    return value ? *value : null;
}

std::vector<json::Object const*> objects_of(json::Value const& value) {
    std::vector<json::Object const*> found;
    if (auto const* one = value.object()) found.push_back(one);
    for (auto const& element : value.elements())
        if (auto const* one = element.object()) found.push_back(one);
    return found;
}

}
