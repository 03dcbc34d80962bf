// The rows stay as they are, but for where they live: parting is merging backwards.
#include "features/ideas/merging.h"

#include <stdexcept>

#include "features/ideas/asked/rules.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/rules.h"
#include "services/promises/clock.h"

namespace ideas {

namespace {

void note(db::Transaction& tx, Hand const& hand, Need const& need, Happened what,
          std::string const& words, Need const& other) {
    add_event(tx, need.id,
              {.what = what,
               .at = hand.now,
               .member = hand.member,
               .state = need.state,
               .words = words,
               .referred_to = other.told.title,
               .link = path_of(other)});
    hand.log.record(
        tx, {.at = hand.now,
             .actor = hand.member,
             .action = "ideas." + std::string(name(need.told.kind)) + "_" + std::string(name(what)),
             .subject = subject_of(need),
             .organisation = need.told.organisation,
             .details = json::Object{{"version", need.version}, {"with", other.id.text()}}});
}

Need changed(db::Transaction& tx, Hand const& hand, Need need) {
    ++need.version;
    need.updated_at = hand.now;
    update(tx, need);
    return need;
}

}

std::string_view why_not_merged(Need const& away, Need const& into) {
    if (away.id == into.id) return "ideas.problem_merge_self";
    if (away.told.kind != into.told.kind) return "ideas.problem_merge_kind";
    if (!away.merged_into.empty() || !into.merged_into.empty()) return "ideas.problem_merge_merged";
    bool const are_public =
        away.visibility == Visibility::public_ && into.visibility == Visibility::public_;
    return are_public ? std::string_view() : "ideas.problem_merge_hidden";
}

Need merge(db::Transaction& tx, Hand const& hand, Need const& away, Need const& into,
           std::string const& reason) {
    if (!why_not_merged(away, into).empty())
        throw std::logic_error("merging what may not be merged");
    auto gone = away;
    gone.merged_into = into.id;
    gone.visibility = Visibility::merged;
    gone = changed(tx, hand, std::move(gone));
    auto const home = changed(tx, hand, into);
    store::recount(tx, home.id);
    note(tx, hand, gone, Happened::merged, reason, home);
    note(tx, hand, home, Happened::merged, reason, gone);
    // Whoever told it waits for the answer to the other one from now on.
    promises::stop(tx, gone.told.organisation, subject_of(gone), promises::Outcome::ended,
                   hand.now);
    return gone;
}

Need split(db::Transaction& tx, Hand const& hand, Need const& part, std::string const& reason) {
    auto const above = part.merged_into.empty() ? std::nullopt : find(tx, part.merged_into);
    if (!above) return part;
    auto own = part;
    own.merged_into = {};
    // Where the whole is not public, this part of it has not been looked at by itself.
    bool const is_public = home_of(tx, *above).visibility == Visibility::public_;
    own.visibility = is_public ? Visibility::public_ : Visibility::waiting;
    own = changed(tx, hand, std::move(own));
    auto const left = changed(tx, hand, *above);
    store::recount(tx, left.id);
    note(tx, hand, own, Happened::split, reason, left);
    note(tx, hand, left, Happened::split, reason, own);
    wait_again(tx, hand, own);
    return own;
}

Need stand_alone(db::Transaction& tx, Hand const& hand, Need const& need) {
    for (auto const& part : merged_directly(tx, need.id)) split(tx, hand, part, {});
    auto const now = find(tx, need.id).value_or(need);
    return now.merged_into.empty() ? now : split(tx, hand, now, {});
}

std::string all_words(db::Reader& reader, Need const& need) {
    auto text = need.told.story;
    auto add = [&](std::string const& more) {
        if (!more.empty()) text += "\n\n" + more;
    };
    add(need.told.better);
    add(need.told.for_whom);
    add(need.told.place);
    if (auto const asked = asked::answered(reader, need.id)) add(asked::words(asked->replies));
    for (auto const& event : history(reader, need.id))
        if (event.what == Happened::added && event.shown) add(event.words);
    return text;
}

web::View merged_view(Showing const& showing, db::Reader& reader, Need const& need) {
    std::vector<web::View> views;
    auto const all = merged_into(reader, need.id);
    std::string came_from;
    for (auto const& one : all) {
        if (one.id.text() == showing.visit.request.query.text("merged"))
            came_from = showing.format("merged_led_here", {{"title", one.told.title}});
        views.push_back(
            web::View()
                .set("merged_title", one.told.title)
                .set("merged_language", one.told.language)
                .set("merged_paragraphs", paragraphs(all_words(reader, one)))
                .set("merged_when", showing.date(one.told_at))
                .set("merged_support", showing.format("support_count", {{"count", one.supports}})));
    }
    web::View view;
    view.set_list("merged", std::move(views)).set_optional("came_from", came_from);
    return view;
}

}
