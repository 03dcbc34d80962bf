// What people send is shown to the virus scanner of the settings before it is opened or kept.
#pragma once
#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include "platform/logging/log.h"
#include "platform/scanner/scanner.h"
#include "platform/settings/settings.h"
#include "services/activity/activity.h"
#include "services/web/services.h"

namespace scanning {

/// Why a file is not let further in.
enum class Refusal : std::uint8_t {
    infected,   ///< Something was recognised in it.
    too_large,  ///< Larger than what the scanner takes.
    unscanned,  ///< The scanner does not answer: again in a while.
};

/// Who sends the file, and whose record is to tell it: the organisation's, or nobody's.
struct Sender {
    members::MemberId member = {};
    basics::Time now = {};
    organisations::OrganisationId organisation = {};
};

struct File {
    std::string_view name = {}, bytes = {};
};

/// What the setting `scanner_at_once` may be at most.
inline constexpr int most_at_once = 64;
/// How long a file waits while others are looked at: each that waits keeps a worker.
inline constexpr std::chrono::seconds longest_turn{2};

class Guard {
public:
    Guard(db::Database& database, activity::Log& activity, logging::Log const& log,
          settings::Uploads settings);

    /// Nothing when the file may be opened, or when no scanner is set up. What is found is recorded
    /// about the sender ("scanning.infected") and told to the operator's log, as is a scanner that
    /// does not answer. Takes up to `scanner_seconds`, and `longest_turn` before it when as many as
    /// `scanner_at_once` are looked at. Never within a Transaction of the caller's.
    std::optional<Refusal> refuse(Sender const& sender, File const& file) const;

private:
    std::expected<scanner::Verdict, scanner::Trouble> look(std::string_view bytes) const;
    void record(Sender const& sender, File const& file, std::string const& found) const;

    db::Database& database_;
    activity::Log& activity_;
    logging::Log const& log_;
    settings::Uploads settings_;
    std::unique_ptr<std::counting_semaphore<most_at_once>> turns_;
};

/// The same for a form's or a program's file, by what the program is built from.
std::optional<Refusal> refuse(web::Services& services, Sender const& sender, File const& file);

/// What is wrong with the field that the file came in, in words of its own.
basics::Problem problem(std::string field, Refusal refusal);

/// The page that tells of it, with its status: 503 when the same file may go through later,
/// otherwise 422.
http::Response told(http::Response page, Refusal refusal);

}
