// One letter to each who answers for a unit, with everything of theirs that is due.
#include "app/promise_pages/reminding.h"

#include <algorithm>
#include <span>

#include "features/ideas/ideas.h"
#include "platform/basics/text.h"
#include "platform/logging/log.h"
#include "services/leases/leases.h"
#include "services/members/members.h"
#include "services/organisations/shelf.h"
#include "services/units/mailboxes.h"
#include "services/units/things.h"

namespace promise_pages {

namespace {

using promises::Reminder;

constexpr std::size_t most_at_once = 500, most_lines = 30;

struct Receiver {
    std::string email = {};
    texts::Language language = texts::Language::sv;
};

/// The coordinators of the unit, or of what is above it, or else of the organisation as a whole;
/// whoever is away is stood in for.
std::vector<Receiver> coordinators(web::Services& services, units::Chart const& chart,
                                   units::UnitId const& unit) {
    auto const spot = chart.spot(unit);
    std::vector<members::MemberId> near, whole;
    for (auto const& holder : services.members.of_organisation(chart.organisation())) {
        if (holder.role != permissions::Role::coordinator) continue;
        if (holder.unit.empty()) whole.push_back(holder.member.id);
        else if (spot.line && std::ranges::find(*spot.line, holder.unit) != spot.line->end())
            near.push_back(holder.member.id);
    }
    std::vector<Receiver> receivers;
    for (auto const& one : near.empty() ? whole : near) {
        auto const reached = services.members.reached_instead_of(one, chart.organisation());
        auto const member = services.members.find(reached);
        if (!member || member->email.empty()) continue;
        if (std::ranges::find(receivers, member->email, &Receiver::email) == receivers.end())
            receivers.push_back({member->email, member->language});
    }
    return receivers;
}

/// The unit's mailbox, and where there is none, people.
std::vector<Receiver> receivers_of(web::Services& services, db::Reader& reader,
                                   Reminder const& reminder) {
    auto const& organisation = reminder.clock.organisation;
    auto const& unit = promises::newest(reminder.clock).unit;
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
    auto const mailbox =
        units::mailbox_for(units::store::mailboxes(reader, organisation), chart, unit);
    if (mailbox.empty()) return coordinators(services, chart, unit);
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(organisation);
    return {{mailbox, one && one->country == "NO" ? texts::Language::nb : texts::Language::sv}};
}

outbox::Line line_of(web::Services& services, texts::Language language, Reminder const& reminder,
                     std::pair<std::string, std::string> const& what) {
    auto const today = basics::day_in_stockholm(services.now());
    auto const due = promises::answer_by(reminder.clock);
    auto const* id = due < today    ? "promise_pages.line_passed"
                     : due == today ? "promise_pages.line_today"
                                    : "promise_pages.line_near";
    return {services.texts.format(language, id,
                                  {{"title", basics::shortened(what.first, 120)},
                                   {"when", texts::date(language, due)}}),
            "/" + std::string(texts::code(language)) + what.second};
}

std::size_t write_letters(web::Services& services, db::Transaction& tx,
                          std::vector<Reminder> const& told,
                          std::vector<Receiver> const& receivers) {
    for (auto const& to : receivers) {
        outbox::Letter letter{.to = to.email,
                              .language = to.language,
                              .about = "promise_pages.mail_",
                              .arguments = {{"count", told.size()}},
                              .path = "/" + std::string(texts::code(to.language)) + "/needs/desk",
                              .lines = {}};
        for (auto const& one : told)
            if (auto const what = ideas::title_and_desk(tx, one.clock.subject);
                what && letter.lines.size() < most_lines)
                letter.lines.push_back(line_of(services, to.language, one, *what));
        services.post(tx, letter);
    }
    return receivers.size();
}

bool are_together(Reminder const& one, Reminder const& other) {
    return one.clock.organisation == other.clock.organisation &&
           promises::newest(one.clock).unit == promises::newest(other.clock).unit;
}

/// Those of one unit, which come one after the other.
std::size_t remind(web::Services& services, std::span<Reminder const> of_unit) {
    std::vector<Receiver> receivers;
    {
        auto reader = services.database.read();
        receivers = receivers_of(services, reader, of_unit.front());
    }
    auto tx = services.database.begin();
    std::vector<Reminder> told;
    for (auto const& one : of_unit)
        if (promises::claim(tx, one)) told.push_back(one);
    std::size_t const letters = told.empty() ? 0 : write_letters(services, tx, told, receivers);
    tx.commit();
    return letters;
}

}

std::shared_ptr<void> Reminding::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::minutes(10), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "reminders_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

std::size_t Reminding::round() {
    std::vector<Reminder> due;
    {
        auto reader = services_.database.read();
        due = promises::to_remind(reader, services_.now(), most_at_once);
    }
    if (due.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "reminders");
    if (!lease) return 0;
    std::size_t letters = 0;
    for (std::span<Reminder const> rest(due); !rest.empty();) {
        auto const end = std::ranges::find_if(
            rest, [&](Reminder const& one) { return !are_together(rest.front(), one); });
        auto const count = static_cast<std::size_t>(end - rest.begin());
        letters += remind(services_, rest.first(count));
        rest = rest.subspan(count);
    }
    return letters;
}

}
