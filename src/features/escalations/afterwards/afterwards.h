// What those who had a barrier do now that it is gone. Plain values and rules.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/escalations/rules.h"
#include "services/organisations/organisation.h"

namespace escalations {

/// For how long the link in a letter that asks is good, and after how many days without an answer
/// one letter reminds.
inline constexpr int days_to_say = 90, days_to_remind = 21;
/// Of one asked, changes and what is taken back included.
inline constexpr std::size_t most_now_answers = 50;

///   resumes        takes up again what was stopped
///   does           does it now, or has done it
///   dropped        it is no longer relevant
///   still_stopped  something else stops it still
inline constexpr std::array<std::string_view, 4> doing_names = {"resumes", "does", "dropped",
                                                                "still_stopped"};

/// Who is asked: an organisation, or (with `project`) one of its projects.
struct Party {
    organisations::OrganisationId organisation = {};
    std::string project = {};
    friend auto operator<=>(Party const&, Party const&) = default;
    friend bool operator==(Party const&, Party const&) = default;
};

struct AskedNow {
    int round = 0;
    Party party = {};
    bool is_reached = false;  ///< Whether anybody could be written to.
    basics::Time asked_at = {}, reminded_at = {}, answered_at = {};

    bool is_answered() const { return answered_at.microseconds != 0; }
    bool is_reminded() const { return reminded_at.microseconds != 0; }
};

/// One answer, or that the one before was taken back: nothing told.
struct NowAnswer {
    Party party = {};
    int number = 0;
    told::Told told = {};
    members::MemberId by = {};  ///< Empty: through the link.
    basics::Time at = {};

    bool stands() const { return !told.empty(); }
};

/// doing, stops and words.
told::Fields now_fields();
/// Who is still stopped says by what; of others that is left out.
std::expected<told::Told, basics::Problems> checked_now(told::Told const& typed);

/// The organisations once each, then the projects with whose they are, each once: `projects` are
/// project and organisation.
std::vector<Party> parties_of(std::vector<organisations::OrganisationId> const& organisations,
                              std::vector<Party> const& projects);

/// How many do what, and how many have not answered ("").
std::map<std::string, std::int64_t, std::less<>> counted(std::vector<AskedNow> const& asked,
                                                         std::vector<NowAnswer> const& last);

/// What a letter's link is about: the round and the organisation; nothing for other text.
std::string link_detail(int round, organisations::OrganisationId const& organisation);
struct LinkDetail {
    int round = 0;
    organisations::OrganisationId organisation = {};
};
std::optional<LinkDetail> parse_link_detail(std::string_view detail);

}
