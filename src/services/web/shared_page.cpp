// The pieces between the marks, and the way back to a whole page.
#include "services/web/shared_page.h"

#include <algorithm>

#include "platform/secrets/secrets.h"

namespace web {

namespace {

std::string_view text_of(Own const& own, bool is_menu) {
    return is_menu ? own.menu : own.form_token;
}

}

Marks Marks::make() { return {secrets::make(), secrets::make(), members::MemberId::make()}; }

SharedPage::SharedPage(http::Response response, Marks const& marks) {
    std::string_view rest = response.body;
    for (;;) {
        auto const menu = rest.find(marks.menu), token = rest.find(marks.form_token);
        auto const next = std::min(menu, token);
        if (next == rest.npos) break;
        bool const is_menu = menu == next;
        pieces_.emplace_back(rest.substr(0, next), is_menu ? Place::menu : Place::form_token);
        rest.remove_prefix(next + (is_menu ? marks.menu : marks.form_token).size());
    }
    pieces_.emplace_back(rest, Place::end);
    head_ = {.status = response.status, .headers = std::move(response.headers)};
}

http::Response SharedPage::filled(Own const& own) const {
    auto response = head_;
    std::size_t size = 0;
    for (auto const& [text, place] : pieces_)
        size += text.size() + (place == Place::end ? 0 : text_of(own, place == Place::menu).size());
    response.body.reserve(size);
    for (auto const& [text, place] : pieces_) {
        response.body += text;
        if (place != Place::end) response.body += text_of(own, place == Place::menu);
    }
    return response;
}

std::size_t SharedPage::bytes() const {
    std::size_t size = 500;
    for (auto const& [text, place] : pieces_) size += text.size() + sizeof(pieces_.front());
    return size;
}

std::string shared_key(Visit const& visit) {
    std::vector<std::string> roles;
    for (auto const& grant : visit.viewer.grants)
        roles.push_back(std::string(permissions::name(grant.role)) + " " +
                        grant.organisation.string() + " " + grant.unit.string());
    std::ranges::sort(roles);
    std::string key = (visit.viewer.signed_in() ? "member\n" : "visitor\n") + visit.municipality;
    for (auto const& role : roles) key += "\n" + role;
    if (!visit.own_site.empty()) key += "\nown site " + visit.own_site.string();
    return key + "\n\n" + visit.request.target;
}

Visit without_person(Visit const& visit, Marks const& marks) {
    auto seen = visit;
    if (visit.viewer.signed_in()) seen.viewer.member = marks.nobody;
    seen.viewer.name.clear();
    seen.session.clear();
    seen.form_token = marks.form_token;
    seen.menu_mark = marks.menu;
    return seen;
}

}
