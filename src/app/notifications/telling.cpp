// From the log to the list, from the list to the letter.
#include "app/notifications/telling.h"

#include <algorithm>
#include <limits>

#include "app/notifications/store.h"
#include "platform/basics/text.h"
#include "platform/logging/log.h"
#include "platform/secrets/secrets.h"
#include "platform/settings/settings.h"
#include "services/activity/edition.h"
#include "services/leases/leases.h"
#include "services/members/members.h"
#include "services/search/follower.h"
#include "services/web/own_site.h"

namespace notifications {

namespace {

constexpr std::size_t entries_at_a_time = 500, matters_at_a_time = 2'000;
/// More than so many at once are one letter, and a letter names so many at most.
constexpr std::size_t most_letters_at_once = 5, most_lines = 30;
constexpr std::int64_t day = 24 * 3'600'000'000LL;
/// Letters lie in people's mailboxes for long.
constexpr std::int64_t ends_kept = 400 * day, seen_kept = 90 * day;
constexpr std::size_t most_counted = 10'000;

std::string address(texts::Language language, std::string_view path) {
    return "/" + std::string(texts::code(language)) + std::string(path);
}

}

std::int64_t Telling::gather() const {
    return std::int64_t{services_.settings.mail.gather_seconds} * 1'000'000;
}

std::shared_ptr<void> Telling::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::seconds(2), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "notifications_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

void Telling::round() {
    auto const edition = services_.edition.now();
    bool const has_letters = [&] {
        auto reader = services_.database.read();
        return with_letters_due(reader, services_.now()).has_value();
    }();
    if (edition == followed_ && !has_letters) return;
    auto const lease = leases::take(services_.database, services_.now, "notifications");
    if (!lease) return;
    follow_log();
    follow_searches();
    followed_ = edition;
    write_letters();
    if (services_.now().microseconds - cleaned_.microseconds > day) clean();
}

void Telling::clean() {
    cleaned_ = services_.now();
    auto tx = services_.database.begin();
    remove_old(tx, {cleaned_.microseconds - ends_kept}, {cleaned_.microseconds - seen_kept});
    tx.commit();
}

bool Telling::follow_some(std::string_view name, Finding find, std::int64_t until) {
    std::int64_t from = 0;
    Found found;
    bool has_more = false;
    {
        auto reader = services_.database.read();
        from = place(reader, name);
        // Who follows nothing yet has missed nothing: the first time begins at the end.
        if (from == 0) found.reached = std::max<std::int64_t>(activity::last_sequence(reader), 1);
        else {
            auto entries = activity::entries_after(reader, from, entries_at_a_time);
            std::erase_if(entries, [&](auto const& entry) { return entry.sequence > until; });
            if (entries.empty()) return false;
            has_more = entries.size() == entries_at_a_time;
            found = find(services_, reader, entries, gather());
        }
    }
    auto tx = services_.database.begin();
    // Another was quicker: what we found is told already.
    if (place(tx, name) != from) return true;
    for (auto const& news : found.news) note(tx, news);
    for (auto const& subject : found.out_of_sight) notifications::forget(tx, subject);
    for (auto const& far : found.far) tell_beginners(tx, far);
    for (auto const& one : found.supported) tell_supporter(tx, one);
    set_place(tx, name, found.reached);
    tx.after_commit([this] { forget(); });
    tx.commit();
    return has_more;
}

void Telling::tell_beginners(db::Transaction& tx, Found::Far const& far) {
    web::Became const became{
        .told = [&](texts::Language language) -> std::optional<web::Became::Told> {
            auto reader = services_.database.read();
            auto const shown = seen(services_, reader, language, far.subject);
            if (!shown) return std::nullopt;
            return web::Became::Told{
                shown->title, std::string(happened(services_, language, far.action)), shown->path};
        },
        .knowing = far.knowing};
    services_.tell_beginners.find(far.beginning.kind)->second(tx, far.beginning.id, became);
}

void Telling::tell_supporter(db::Transaction& tx, Found::Supported const& one) {
    auto const to = services_.members.find(one.member);
    if (!to || to->email.empty()) return;
    auto const shown = seen(services_, tx, to->language, one.subject);
    if (!shown) return;
    services_.post(tx,
                   {.to = to->email,
                    .language = to->language,
                    .about = "notifications.mail_supported_",
                    .arguments = {{"title", basics::shortened(basics::one_line(shown->title), 80)},
                                  {"what", happened(services_, to->language, one.action)}},
                    .path = shown->path,
                    .address = web::own_site(services_, one.organisation)});
}

void Telling::follow_log() {
    while (follow_some("activity", found_by_subject, std::numeric_limits<std::int64_t>::max())) {}
}

void Telling::follow_searches() {
    auto const until = search::reached(services_.search);
    while (follow_some("searches", found_by_search, until)) {}
}

void Telling::write_letter(db::Transaction& tx, members::Member const& to,
                           std::vector<Notification> const& matters) {
    outbox::Letter letter{.to = to.email, .language = to.language};
    std::string title, what;
    std::size_t told = 0;
    {
        auto reader = services_.database.read();
        for (auto const& matter : matters) {
            auto const shown = seen(services_, reader, to.language, matter.subject);
            if (!shown) continue;
            if (++told > most_lines) continue;
            title = shown->title;
            what = happened(services_, to.language, matter.action);
            letter.path = shown->path;
            letter.lines.push_back({shown->title + ": " + what, shown->path});
        }
    }
    if (told == 0) return;
    auto const secret = secrets::make();
    bool const is_one = matters.size() == 1;
    add_end(tx, secrets::hash(secret), to.id, is_one ? matters[0].by : Subject(), services_.now());
    letter.unsubscribe = "/one-click/" + secret;
    letter.about = is_one ? "notifications.mail_one_" : "notifications.mail_many_";
    letter.arguments = {{"title", basics::shortened(basics::one_line(title), 80)},
                        {"what", what},
                        {"count", static_cast<std::int64_t>(told)},
                        {"more", static_cast<std::int64_t>(told - letter.lines.size())}};
    if (is_one) letter.lines.clear();
    else letter.path = address(to.language, "/account/notifications");
    services_.post(tx, letter);
}

bool Telling::write_some(std::size_t& letters) {
    auto const now = services_.now();
    std::optional<members::MemberId> member;
    std::vector<Notification> matters;
    {
        auto reader = services_.database.read();
        member = with_letters_due(reader, now);
        if (!member) return false;
        matters = due(reader, *member, now, matters_at_a_time);
    }
    auto const to = services_.members.find(*member);
    auto const at_once =
        static_cast<std::size_t>(std::ranges::count(matters, Way::at_once, &Notification::way));
    std::vector<std::vector<Notification>> letters_of(1);
    for (auto& matter : matters) {
        bool const is_own = matter.way == Way::at_once && at_once <= most_letters_at_once;
        if (is_own) letters_of.push_back({std::move(matter)});
        else letters_of.front().push_back(std::move(matter));
    }
    for (auto const& together : letters_of) {
        if (together.empty()) continue;
        auto tx = services_.database.begin();
        for (auto const& matter : together)
            // It has been seen, or has gone on, since it was read: the next round tells it as it
            // is.
            if (!set_told(tx, matter)) return true;
        if (to && !to->email.empty()) write_letter(tx, *to, together);
        tx.commit();
        ++letters;
    }
    return true;
}

std::size_t Telling::write_letters() {
    std::size_t letters = 0;
    while (write_some(letters)) {}
    return letters;
}

std::int64_t Telling::unseen(members::MemberId member) {
    std::uint64_t changes = 0;
    {
        std::lock_guard const lock(mutex_);
        if (auto const known = counted_.find(member); known != counted_.end()) return known->second;
        changes = changes_;
    }
    auto reader = services_.database.read();
    auto const count = notifications::unseen(reader, member);
    std::lock_guard const lock(mutex_);
    if (changes != changes_) return count;
    if (counted_.size() >= most_counted) counted_.clear();
    counted_[member] = count;
    return count;
}

void Telling::forget() {
    std::lock_guard const lock(mutex_);
    ++changes_;
    counted_.clear();
}

}
