// Rows and values of matters and notices: the only SQL about them.
#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/moderation/matter.h"

namespace moderation {

std::optional<Matter> find(db::Reader& reader, MatterId id);
/// The subject's matter that waits, for the first time or again.
std::optional<Matter> waiting_about(db::Reader& reader, Subject const& subject);
/// The subject's newest matter that was decided at least once.
std::optional<Matter> newest_about(db::Reader& reader, Subject const& subject);
void add(db::Transaction& tx, Matter const& matter);
/// Writes what can change: state, outcome, who asked and decided, version, urgency, times.
void update(db::Transaction& tx, Matter const& matter);

void add_notice(db::Transaction& tx, Notice const& notice);
/// In the order in which they came.
std::vector<Notice> notices(db::Reader& reader, MatterId matter);

void add_step(db::Transaction& tx, MatterId matter, Step const& step);
/// The first one first.
std::vector<Step> steps(db::Reader& reader, MatterId matter);

/// What a secret opens: with a notice, the matter as the one who reported sees it; without, as
/// whoever wrote the text does.
struct Opened {
    MatterId matter = {};
    NoticeId notice = {};
};
std::optional<Opened> with_code(db::Reader& reader, std::string_view hash);
std::optional<Opened> with_sending(db::Reader& reader, std::string_view hash);
void add_code(db::Transaction& tx, std::string_view hash, Opened const& opens);
void add_sending(db::Transaction& tx, std::string_view hash, Opened const& opens);

/// Where the one who reported without an account wants to be written to, or empty.
std::string reporter(db::Reader& reader, Notice const& notice);
void set_reporter(db::Transaction& tx, Notice const& notice, std::string_view email);
/// Forgets the addresses of all who reported.
void forget_reporters(db::Transaction& tx, MatterId matter);
/// The same in all matters that were decided for good before then.
void forget_reporters_of_matters_before(db::Transaction& tx, basics::Time then);

/// Which matters a queue shows.
struct Filter {
    enum class Kind : std::uint8_t { waits, again, hidden, left, all } kind = Kind::waits;
    std::string reason = {};    ///< Of any notice; empty: whatever it is.
    std::string subjects = {};  ///< A kind of subject; empty: every kind.
};
/// Whether one goes before the other in the queue.
bool is_before(Matter const& one, Matter const& other);
/// Matters in the order of the queue after `after` (null: from the first): those of the
/// organisation, or of all; calls `take` until it returns false.
void each(db::Reader& reader, std::optional<organisations::OrganisationId> const& organisation,
          Filter const& filter, Matter const* after,
          std::function<bool(Matter const&)> const& take);

}
