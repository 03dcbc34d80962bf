// Check, store and record; the log holds nobody's words.
#include "features/ideas/arguments/arguments.h"

#include <algorithm>
#include <stdexcept>

namespace ideas::arguments {

namespace {

void record(db::Transaction& tx, Hand const& hand, Argument const& argument,
            std::string_view what) {
    auto const idea = ideas::find(tx, argument.idea);
    if (!idea) return;
    hand.log.record(
        tx, {.at = hand.now,
             // Who is for or against something is nobody's business.
             .actor = what == "given" || what == "withdrawn" ? members::MemberId() : hand.member,
             .action = "ideas.argument_" + std::string(what),
             .subject = ideas::subject_of(*idea),
             .organisation = idea->told.organisation,
             .details = json::Object{{"argument", argument.id.text()}}});
}

bool moved(db::Transaction& tx, Hand const& hand, Argument argument, State to,
           std::string_view what) {
    if (argument.state == to || argument.state == State::withdrawn) return false;
    argument.state = to;
    if (to == State::withdrawn) argument.words.clear();
    store::update(tx, argument);
    record(tx, hand, argument, what);
    return true;
}

}

std::expected<Argument, basics::Problems> give(db::Transaction& tx, Hand const& hand,
                                               Need const& idea, Draft const& draft,
                                               Reading reading) {
    if (!may_argue(idea)) throw std::logic_error("an argument where none is taken");
    auto made = checked(draft);
    if (!made) return made;
    auto const own = store::own(tx, idea.id, hand.member);
    auto const known = std::ranges::find_if(own, [&](Argument const& one) {
        return one.side == made->side && one.words == made->words;
    });
    if (known != own.end()) return *known;
    if (own.size() >= most_own)
        return std::unexpected(basics::Problems{{"words", "ideas.problem_arguments_many"}});
    made->id = ArgumentId::make();
    made->idea = idea.id;
    made->member = hand.member;
    made->at = hand.now;
    made->state = reading == Reading::first ? State::waiting : State::shown;
    store::add(tx, *made);
    record(tx, hand, *made, "given");
    return made;
}

bool withdraw(db::Transaction& tx, Hand const& hand, Argument const& argument) {
    bool const is_own = !hand.member.empty() && argument.member == hand.member;
    return is_own && moved(tx, hand, argument, State::withdrawn, "withdrawn");
}

bool hide(db::Transaction& tx, Hand const& hand, Argument const& argument) {
    return moved(tx, hand, argument, State::hidden, "hidden");
}

bool show(db::Transaction& tx, Hand const& hand, Argument const& argument) {
    return moved(tx, hand, argument, State::shown, "shown");
}

activity::Subject subject_of(Argument const& argument) {
    return {"argument", argument.id.string()};
}

}
