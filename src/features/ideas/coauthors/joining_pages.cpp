// Somebody is asked to tell it too: joins as they choose, corrects the text while nobody has taken
// it up, and leaves when they like. Opening changes nothing.
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/merging.h"
#include "features/ideas/rules.h"
#include "features/ideas/store.h"
#include "features/ideas/typed.h"
#include "services/members/members.h"

namespace ideas::coauthors {

namespace {

using letter_links::Refusal;
using web::View;

/// One who is asked, or has joined, and what it is about.
struct Seat {
    Coauthor one = {};
    Need need = {};
    bool has_link = false;
};

/// What was done or went wrong, and what was typed.
struct Shown {
    std::string done = {}, warning = {};
    basics::Problems problems = {};
    std::optional<Telling> correction = {};
    std::optional<std::string> typed_name = {};
    int status = 200;
};

bool is_protected(Showing const& showing, Coauthor const& one) {
    auto const& member = one.member.empty() ? showing.visit.viewer.member : one.member;
    return !member.empty() && showing.services.members.is_protected(member);
}

bool has_account(Showing const& showing, Coauthor const& one) {
    return one.state == State::accepted ? !one.member.empty() : showing.visit.viewer.signed_in();
}

std::string usual_name(Showing const& showing, Seat const& seat) {
    if (seat.one.state == State::accepted) return seat.one.name;
    return seat.has_link && !showing.visit.viewer.signed_in() ? std::string()
                                                              : showing.visit.viewer.name;
}

View seat_view(Showing const& showing, db::Reader& reader, Seat const& seat, Shown const& shown) {
    auto const& need = seat.need;
    auto view = story_view(showing, need.told);
    auto const home = home_of(reader, need);
    bool const has_joined = seat.one.state == State::accepted;
    view.merge(answer_view(showing, history(reader, home.id)));
    view.merge(correction_view(showing, shown.correction.value_or(need.told), shown.problems));
    view.merge(web::problems_view(showing.visit, showing.services.pages, shown.problems));
    view.set("has_joined", has_joined)
        .set("may_be_named", !is_protected(showing, seat.one))
        .set("name_field",
             web::field_view({.name = "coauthor_name",
                              .label = showing.text("label_coauthor_name"),
                              .value = shown.typed_name.value_or(usual_name(showing, seat)),
                              .hint = showing.text(has_account(showing, seat.one)
                                                       ? "hint_coauthor_name"
                                                       : "hint_coauthor_name_inside"),
                              .problem = showing.problem(shown.problems, "coauthor_name"),
                              .autocomplete = "name",
                              .max_length = static_cast<int>(longest_name)}))
        .set("state_lead", showing.text("state_lead_" + std::string(name(home.state))))
        .set("may_correct", has_joined && may_correct(need))
        .set("is_correcting", shown.correction.has_value())
        .set("version", std::to_string(need.version))
        .set("lead", showing.text(has_joined ? "coauthor_joined_lead" : "coauthor_asked_lead"))
        .set("form_url", showing.visit.address(showing.visit.path))
        .set("is_public", home.visibility == Visibility::public_)
        .set("public_url", showing.visit.address(path_of(home)));
    return view;
}

http::Response page(Showing const& showing, db::Reader& reader, Seat const& seat,
                    Shown const& shown) {
    web::PageOptions options{.title = seat.need.told.title,
                             .status = shown.problems.empty() ? shown.status : 422,
                             .unlisted = true};
    if (!shown.done.empty())
        options.notices.push_back(web::notice("done", showing.text(shown.done)));
    if (!shown.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(shown.warning)));
    auto made =
        showing.services.pages.page(showing.visit, "ideas/coauthor",
                                    seat_view(showing, reader, seat, shown), std::move(options));
    return seat.has_link ? letter_links::secret_page(std::move(made))
                         : private_page(std::move(made));
}

void do_join(Showing const& showing, db::Transaction& tx, Seat const& seat, Shown& shown) {
    std::string const typed(showing.visit.request.form.text("coauthor_name"));
    auto const good = checked_name(is_protected(showing, seat.one) ? std::string() : typed);
    if (!good) {
        shown.problems = good.error();
        shown.typed_name = typed;
        return;
    }
    bool const had = seat.one.state == State::accepted;
    if (accept(tx, hand_of(showing), seat.need, seat.one, *good))
        shown.done = had ? "coauthor_done_named" : "coauthor_done_joined";
    else {
        shown.warning = "coauthor_is_author";
        shown.status = 409;
    }
}

/// New words are written over those that were read, not over a later text.
void do_correct(Showing const& showing, db::Transaction& tx, Seat const& seat, Shown& shown) {
    auto const& need = seat.need;
    auto typed = typed_in(showing.visit, need.told.kind);
    typed.organisation = need.told.organisation.string();
    typed.sender = {};
    typed.trap.clear();
    auto const good = checked(showing, typed);
    auto kept = typed.told;
    kept.how_often = parse_frequency(typed.how_often).value_or(Frequency::unknown);
    bool const is_same = showing.visit.request.form.text("version") == std::to_string(need.version);
    if (!may_correct(need) || seat.one.state != State::accepted || !is_same) {
        shown.warning = may_correct(need) ? "coauthor_changed_since" : "coauthor_too_late";
        shown.correction = std::move(kept);
        shown.status = 409;
    } else if (!good.problems.empty()) {
        shown.problems = good.problems;
        shown.correction = std::move(kept);
    } else {
        auto told = good.told;
        told.organisation = need.told.organisation;
        // A stranger's words are looked at before others read them, also in what a member told.
        auto const reading = showing.visit.viewer.signed_in()
                                 ? reading_of(showing.services, tx, told)
                                 : Reading::first;
        correct(tx, hand_of(showing), need, told, reading);
        shown.done = "own_done_corrected";
    }
}

/// Does what the form asks for. True when the seat is empty afterwards.
bool act(Showing const& showing, db::Transaction& tx, Seat const& seat, Shown& shown) {
    auto const what = showing.visit.request.form.text("act");
    if (what == "leave") return leave(tx, hand_of(showing), seat.need, seat.one);
    if (what == "join") do_join(showing, tx, seat, shown);
    else if (what == "correct") do_correct(showing, tx, seat, shown);
    else throw http::BadRequest{"act is join, correct or leave"};
    return false;
}

http::Response do_and_show(Showing const& showing, db::Transaction& tx, Seat seat) {
    Shown shown;
    if (act(showing, tx, seat, shown)) {
        tx.commit();
        return letter_links::secret_page(showing.services.pages.page(
            showing.visit, "ideas/coauthor_left",
            View().set("needs_url", showing.visit.address("/needs")),
            {.title = showing.text("coauthor_left_title"), .unlisted = true}));
    }
    // What was not committed did not happen: the page shows what is there.
    if (shown.done.empty()) return page(showing, tx, seat, shown);
    tx.commit();
    auto reader = showing.services.database.read();
    seat.need = http::found(find(reader, seat.need.id));
    seat.one = http::found(store::find(reader, seat.need.id, seat.one.id));
    return page(showing, reader, seat, shown);
}

std::expected<Seat, Refusal> open(letter_links::Door& door, web::Visit const& visit,
                                  db::Reader& reader) {
    auto const link = letter_links::open(door, visit, reader, link_purpose);
    if (!link) return std::unexpected(link.error());
    auto const id = NeedId::parse(link->subject.id);
    auto const seat = CoauthorId::parse(link->detail);
    auto need = id ? find(reader, *id) : std::nullopt;
    auto one = need && seat ? store::find(reader, need->id, *seat) : std::nullopt;
    bool const is_open = one && (one->state == State::invited || one->state == State::accepted) &&
                         need->visibility != Visibility::withdrawn;
    if (!is_open) return std::unexpected(Refusal{letter_links::State::ended, *link});
    return Seat{*std::move(one), *std::move(need), true};
}

http::Response over(letter_links::Door& door, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(door, visit, refusal,
                                   {door.services.pages.text(visit, "ideas.see_needs"), "/needs"});
}

Seat own_seat(web::Visit const& visit, db::Reader& reader) {
    auto need = http::found(find(reader, visit.id<NeedId>()));
    auto one = http::found(store::of_member(reader, need.id, visit.viewer.member));
    if (need.visibility == Visibility::withdrawn) throw http::NotFound();
    return {std::move(one), std::move(need), false};
}

}

http::Response show_link(letter_links::Door& door, web::Visit const& visit) {
    auto reader = door.services.database.read();
    auto const seat = open(door, visit, reader);
    return seat ? page(Showing(door.services, visit), reader, *seat, {})
                : over(door, visit, seat.error());
}

http::Response act_by_link(letter_links::Door& door, web::Visit const& visit) {
    auto tx = door.services.database.begin();
    auto const seat = open(door, visit, tx);
    return seat ? do_and_show(Showing(door.services, visit), tx, *seat)
                : over(door, visit, seat.error());
}

http::Response show_own(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const seat = own_seat(visit, reader);
    return page(Showing(services, visit), reader, seat, {});
}

http::Response act_own(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    return do_and_show(Showing(services, visit), tx, own_seat(visit, tx));
}

namespace {

/// Names that everybody may see, and how many more there are. Somebody without an account could
/// write anything there, and somebody protected is named nowhere.
struct Together {
    std::vector<std::string> names = {};
    std::int64_t others = 0;
};

void add_together(web::Services& services, std::vector<Coauthor> const& all, Together& together) {
    for (auto const& one : all) {
        if (one.state != State::accepted) continue;
        bool const is_named =
            !one.member.empty() && !one.name.empty() && !services.members.is_protected(one.member);
        if (is_named) together.names.push_back(one.name);
        else ++together.others;
    }
}

}

json::Array public_names(web::Services& services, std::vector<Coauthor> const& all) {
    Together together;
    add_together(services, all, together);
    return json::Array(together.names.begin(), together.names.end());
}

View public_view(Showing const& showing, db::Reader& reader, Need const& need) {
    Together together;
    add_together(showing.services, store::of_need(reader, need.id), together);
    for (auto const& part : merged_into(reader, need.id))
        add_together(showing.services, store::of_need(reader, part.id), together);
    std::string names;
    for (auto const& one : together.names) names += (names.empty() ? "" : ", ") + one;
    auto const* id = names.empty()          ? "coauthors_count"
                     : together.others == 0 ? "coauthors_text"
                                            : "coauthors_and";
    View view;
    return view.set_optional(
        "coauthors_text", names.empty() && together.others == 0
                              ? std::string()
                              : showing.format(id, {{"names", names}, {"count", together.others}}));
}

}
