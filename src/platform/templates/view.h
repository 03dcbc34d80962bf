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

    // All in the source file: every page uses this class, and what stands here each would compile.
    View();
    View(View const& other);
    View(View&& other) noexcept;
    View& operator=(View const& other);
    View& operator=(View&& other) noexcept;
    ~View();

    View& set(std::string name, std::string value);
    View& set(std::string name, std::string_view value);
    View& set(std::string name, char const* value);
    View& set(std::string name, bool value);
    View& set(std::string name, SafeHtml value);
    View& set(std::string name, View value);
    View& set(std::string name, std::vector<View> value);
    /// The text under the name and, under has_NAME, whether there is any: templates cannot ask
    /// themselves, and an empty text counts as true in Mustache.
    View& set_optional(std::string const& name, std::string_view value);
    /// The list under the name and, under has_NAME, whether it has elements.
    View& set_list(std::string const& name, std::vector<View> value);
    /// Takes over all of the other's names.
    View& merge(View other);

    std::vector<Member> const& members() const { return members_; }
    /// The value of this name, or null.
    Value const* find(std::string_view name) const;

private:
    View& put(std::string name, Value value);

    std::vector<Member> members_;
};

}
