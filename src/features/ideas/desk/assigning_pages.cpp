// Who has it: taken on by oneself, given to a colleague, or put back.
#include <algorithm>
#include <array>

#include "features/ideas/desk/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "services/members/members.h"

namespace ideas::desk {

namespace {

using web::View;

std::string name_of(web::Services& services, members::MemberId const& member) {
    std::array const one{member};
    auto const names = services.members.names(one);
    auto const found = names.find(member);
    return found == names.end() ? std::string() : found->second;
}

}

std::string assigned_text(Showing const& showing, units::Where& where, db::Reader& reader,
                          Need const& need) {
    auto const has = assignment(reader, need.id);
    if (!has) return {};
    auto const& viewer = showing.visit.viewer;
    if (has->member == viewer.member) return showing.text("assigned_mine");
    bool const is_here = !has->member.empty() &&
                         answers_for(showing.services.members.viewer(has->member), where, need);
    if (!is_here) return showing.text("assigned_back");
    return showing.format("assigned_to", {{"name", name_of(showing.services, has->member)}});
}

View assigned_view(Showing const& showing, db::Reader& reader, Need const& need) {
    units::Where where(reader, basics::day_in_stockholm(showing.services.now()));
    auto const has = assignment(reader, need.id);
    std::vector<web::Option> options{
        {"", showing.text("assign_nobody"), !has || has->member.empty()}};
    auto const all = colleagues(showing.services, reader, showing.visit, need);
    for (auto const& one : all) {
        bool const is_viewer = one.member == showing.visit.viewer.member;
        options.push_back({one.member.string(),
                           is_viewer ? showing.format("assign_me", {{"name", one.name}}) : one.name,
                           has && has->member == one.member});
    }
    return View()
        .set("may_assign", may_answer(need))
        .set_optional("assigned_text", assigned_text(showing, where, reader, need))
        .set("assign_url", showing.visit.address("/needs/desk/" + need.id.string() + "/assign"))
        .set("colleague_field", web::choices_view({.name = "member",
                                                   .label = showing.text("label_assign"),
                                                   .hint = showing.text("hint_assign")},
                                                  options));
}

http::Response change_assigned(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = visit.request.form.text("member");
    auto const member = members::MemberId::parse(typed);
    auto const desk = visit.address("/needs/desk/" + std::string(visit.part("id")));
    auto tx = services.database.begin();
    auto const need = http::found(find(tx, visit.id<NeedId>()));
    if (!answers_for(services, tx, visit.viewer, need)) throw http::NotFound();
    auto const all = colleagues(services, tx, visit, need);
    bool const is_there =
        typed.empty() ||
        (member && std::ranges::find(all, *member, &Colleague::member) != all.end());
    // They may have lost the role, or it may have its answer, since the page was read.
    if (!is_there || !may_answer(need))
        return private_page(http::redirect(desk + "?done=assign_gone#assigned"));
    auto const to = typed.empty() ? members::MemberId() : *member;
    if (assign(tx, hand_of(showing), need, to))
        tell_assigned(services, tx, need, to, visit.viewer.member);
    tx.commit();
    return private_page(http::redirect(desk + "?done=assign"));
}

}
