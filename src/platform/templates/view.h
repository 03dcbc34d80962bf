// What a page shows, as plain names and values. Templates can look, not think.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace templates {

/// HTML that may stand in a page as it is. Only platform/markdown and search highlights make it.
/// Its name ends in "_html": {{story_html}}.
struct SafeHtml {
    std::string html;
};

/// Names and values for a template. Setting a name again replaces it.
class View {
public:
    using Value = std::variant<bool, std::string, SafeHtml, View, std::vector<View>>;
    using Member = std::pair<std::string, Value>;

    View& set(std::string name, std::string value) {
        return put(std::move(name), std::move(value));
    }
    View& set(std::string name, std::string_view value) {
        return put(std::move(name), std::string(value));
    }
    View& set(std::string name, char const* value) {
        return put(std::move(name), std::string(value));
    }
    View& set(std::string name, bool value) { return put(std::move(name), value); }
    View& set(std::string name, SafeHtml value) { return put(std::move(name), std::move(value)); }
    View& set(std::string name, View value) { return put(std::move(name), std::move(value)); }
    View& set(std::string name, std::vector<View> value) {
        return put(std::move(name), std::move(value));
    }
    /// The text under the name and, under has_NAME, whether there is any: templates cannot ask
    /// themselves, and an empty text counts as true in Mustache.
    View& set_optional(std::string const& name, std::string_view value) {
        set("has_" + name, !value.empty());
        return set(name, value);
    }
    /// The list under the name and, under has_NAME, whether it has elements.
    View& set_list(std::string const& name, std::vector<View> value) {
        set("has_" + name, !value.empty());
        return set(name, std::move(value));
    }
    /// Takes over all of the other's names.
    View& merge(View other) {
        for (auto& [name, value] : other.members_) put(std::move(name), std::move(value));
        return *this;
    }

    std::vector<Member> const& members() const { return members_; }
    Value const* find(std::string_view name) const {
        for (auto const& [key, value] : members_)
            if (key == name) return &value;
        return nullptr;
    }

private:
    View& put(std::string name, Value value) {
        for (auto& [key, held] : members_)
            if (key == name) {
                held = std::move(value);
                return *this;
            }
        members_.emplace_back(std::move(name), std::move(value));
        return *this;
    }

    std::vector<Member> members_;
};

}
