// What may be asked and answered, by whom, and which letters go out. Pure functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/questions/question.h"
#include "platform/basics/problems.h"

namespace questions {

/// In characters.
inline constexpr std::size_t longest_title = 150, longest_story = 4000, longest_words = 6000,
                             longest_answerer = 120, longest_network = 120;
/// A question of one organisation reaches so many others at most.
inline constexpr std::size_t most_asked = 400;
/// So many like the one who asks are asked.
inline constexpr std::size_t like_the_asker = 20;
/// So many questions an organisation may ask in a day: each is a letter to many.
inline constexpr std::size_t most_questions_a_day = 5;
/// So many letters about questions an organisation gets in a day; more wait for the next one.
inline constexpr std::size_t most_letters_a_day = 3;
/// So many people of an organisation without a mailbox get the letter.
inline constexpr std::size_t most_addressees = 3;
inline constexpr std::size_t most_links = 10, most_network_members = 300, most_networks = 50;
/// For how long a letter's link is good.
inline constexpr int days_to_answer = 60;

/// A question as typed. `network` counts only when a network is asked.
struct Typed {
    std::string kind = {}, title = {}, story = {}, organisation = {}, audience = {}, network = {},
                visibility = {}, last_day = {};
};

/// Tidied, or every mistake; fields have the names of Typed's members. Whether the one who asks may
/// use organisation and network is the caller's to check.
std::expected<Asking, basics::Problems> checked(Typed const& typed, texts::Language language,
                                                basics::Date today);

/// Tidied words, or what is wrong with them at `field`.
std::expected<std::string, basics::Problems> checked_words(std::string_view typed,
                                                           std::string const& field,
                                                           std::size_t longest,
                                                           std::string const& missing,
                                                           bool is_required = true);

/// Whether the viewer reads it: everybody what is public; what is not, those who contribute to the
/// organisation that asks or to one that is asked.
bool may_read(permissions::Viewer const& viewer, Question const& question,
              std::vector<OrganisationId> const& asked);
/// Whether the viewer answers for the question: closes it, and decides about replies.
bool may_tend(permissions::Viewer const& viewer, Question const& question);
/// The organisations in whose name the viewer may answer: all of theirs but the one that asks; when
/// it is not public only those that are asked.
std::vector<OrganisationId> may_answer_for(permissions::Viewer const& viewer,
                                           Question const& question,
                                           std::vector<OrganisationId> const& asked);

/// Whether a letter goes out now to an organisation that has had so many today.
bool is_told_now(Digest digest, std::size_t letters_today);
/// Whether what waits is told now, so long after the last letter (nothing: there was none).
bool is_digest_due(Digest digest, std::optional<std::int64_t> microseconds_since);

/// "case/01j…" and whole addresses of cases and projects among lines, each once; what is neither is
/// a problem at "links".
struct LinkTo {
    std::string kind = {}, subject = {};
    friend bool operator==(LinkTo const&, LinkTo const&) = default;
};
std::expected<std::vector<LinkTo>, basics::Problems> checked_links(std::string_view lines);

}
