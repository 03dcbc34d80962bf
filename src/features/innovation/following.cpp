// Moving what is left to do: what may be typed, the form, and the letter.
#include "features/innovation/following.h"

#include <algorithm>
#include <charconv>

#include "features/innovation/letters.h"
#include "platform/basics/text.h"
#include "services/members/rules.h"

namespace innovation {

namespace {

using web::View;

std::optional<FollowUp> chosen(std::vector<FollowUp> const& all, std::string_view typed) {
    std::int64_t number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    auto const found = std::ranges::find(all, number, &FollowUp::number);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

void check_owner(basics::Problems& problems, TypedMove const& typed, FollowUp& to) {
    auto const typed_name = basics::one_line(std::string(basics::trimmed(typed.move_owner)));
    bool const is_same = typed_name.empty() && basics::trimmed(typed.move_email).empty();
    if (is_same) return;
    auto const name = checked_words(typed_name, "move_owner", longest_name, "problem_open_owner");
    if (name) to.owner_name = *name;
    else problems.insert(problems.end(), name.error().begin(), name.error().end());
    if (auto const email = members::normalised_email(basics::trimmed(typed.move_email)))
        to.owner_email = *email;
    else problems.push_back({"move_email", "innovation.problem_email"});
}

}

std::expected<Moving, basics::Problems> checked(TypedMove const& typed, FollowUp const& one,
                                                basics::Date today) {
    basics::Problems problems;
    Moving moving{.to = one};
    auto const text = basics::trimmed(typed.move_due);
    auto const due = basics::parse_iso_date(text);
    if (text.empty()) moving.to.due = one.due;
    else if (!due || due->day == 0 || text.size() != 10)
        problems.push_back({"move_due", "innovation.problem_day"});
    else moving.to.due = *due;
    if (moving.to.due != one.due && moving.to.due < today)
        problems.push_back({"move_due", "innovation.problem_day_past"});
    else if (moving.to.due.year > today.year + most_years_ahead)
        problems.push_back({"move_due", "innovation.problem_day_far"});
    check_owner(problems, typed, moving.to);
    bool const is_same = moving.to.due == one.due && moving.to.owner_name == one.owner_name &&
                         moving.to.owner_email == one.owner_email;
    if (is_same && problems.empty())
        problems.push_back({"move_due", "innovation.problem_nothing_moved"});
    auto const reason =
        checked_words(typed.move_reason, "move_reason", longest_reason, "problem_move_reason");
    if (reason) moving.reason = *reason;
    else problems.insert(problems.end(), reason.error().begin(), reason.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return moving;
}

View moving_view(Showing const& showing, db::Reader& reader, Gate const& gate, bool works,
                 Sent const& sent) {
    auto const all = follow_ups(reader, gate.project, gate.number);
    std::vector<web::Option> open;
    for (auto const& one : all)
        if (one.is_open())
            open.push_back({std::to_string(one.number), follow_up_text(showing, one), false});
    std::vector<View> moves;
    for (auto const& moved : moved_follow_ups(reader, gate.project, gate.number)) {
        auto const of = std::ranges::find(all, moved.condition, &FollowUp::number);
        if (of == all.end()) continue;
        auto const who = showing.member_name(moved.by);
        moves.push_back(
            View()
                .set("moved_text",
                     showing.format(
                         "moved_text",
                         {{"what", of->key.empty() ? of->words : showing.condition_text(of->key)},
                          {"before", showing.date(moved.due_before)},
                          {"after", showing.date(moved.due_after)},
                          {"owner_before", moved.owner_before},
                          {"owner_after", moved.owner_after},
                          {"has_owner", moved.owner_before == moved.owner_after ? "no" : "yes"},
                          {"name", who.empty() ? showing.text("former_member") : who},
                          {"date", showing.date(moved.at)}}))
                .set("moved_reason", moved.reason));
    }
    View view;
    view.set_list("moves", std::move(moves))
        .set("may_move", works && !open.empty())
        .set("is_moving", sent.act == "move")
        .set("follow_up_field", choice(showing, sent, "follow_up", "select", open));
    for (FieldOf const& of :
         {FieldOf{"move_due", 10, false}, FieldOf{"move_owner", longest_name, false},
          FieldOf{"move_email", longest_email, false, "email"},
          FieldOf{"move_reason", longest_reason, true, "text", 3}})
        view.set(std::string(of.name) + "_field", field(showing, sent, of));
    return view;
}

void move_one(Showing const& showing, Limits& limits, db::Transaction& tx, Work const& work,
              Gate const& gate, Sent& sent) {
    auto const one = chosen(follow_ups(tx, gate.project, gate.number), sent.value("follow_up"));
    if (!one || !one->is_open()) {
        sent.warning = "no_longer";
        sent.status = 409;
        return;
    }
    auto const good = checked(TypedMove{sent.value("move_due"), sent.value("move_owner"),
                                        sent.value("move_email"), sent.value("move_reason")},
                              *one, basics::day_in_stockholm(showing.services.now()));
    if (!good) {
        sent.problems = good.error();
        return;
    }
    if (!takes_letter(limits, showing)) return too_many_letters(sent);
    if (!move_follow_up(tx, hand_of(showing, work.project), gate, *one, *good)) {
        sent.warning = "no_longer";
        sent.status = 409;
        return;
    }
    auto const project = knowledge::brief(tx, work.project.id);
    if (project) send_follow_up(showing.services, tx, good->to, gate, *project);
}

}
