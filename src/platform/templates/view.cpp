// Names and values, kept in the order in which they were set.
#include "platform/templates/view.h"

namespace templates {

View::View() = default;
View::View(View const& other) = default;
View::View(View&& other) noexcept = default;
View& View::operator=(View const& other) = default;
View& View::operator=(View&& other) noexcept = default;
View::~View() = default;

View& View::set(std::string name, std::string value) {
    return put(std::move(name), std::move(value));
}

View& View::set(std::string name, std::string_view value) {
    return put(std::move(name), std::string(value));
}

View& View::set(std::string name, char const* value) {
    return put(std::move(name), std::string(value));
}

View& View::set(std::string name, bool value) { return put(std::move(name), value); }

View& View::set(std::string name, SafeHtml value) { return put(std::move(name), std::move(value)); }

View& View::set(std::string name, View value) { return put(std::move(name), std::move(value)); }

View& View::set(std::string name, std::vector<View> value) {
    return put(std::move(name), std::move(value));
}

View& View::set_optional(std::string const& name, std::string_view value) {
    set("has_" + name, !value.empty());
    return set(name, value);
}

View& View::set_list(std::string const& name, std::vector<View> value) {
    set("has_" + name, !value.empty());
    return set(name, std::move(value));
}

View& View::merge(View other) {
    for (auto& [name, value] : other.members_) put(std::move(name), std::move(value));
    return *this;
}

View::Value const* View::find(std::string_view name) const {
    for (auto const& [key, value] : members_)
        if (key == name) return &value;
    return nullptr;
}

View& View::put(std::string name, Value value) {
    for (auto& [key, held] : members_)
        if (key == name) {
            held = std::move(value);
            return *this;
        }
    members_.emplace_back(std::move(name), std::move(value));
    return *this;
}

}
