// Nobody's file is taken for clean because the scanner was away.
#include "services/scanning/scanning.h"

#include <utility>

#include "platform/basics/text.h"

namespace scanning {

namespace {

using Turns = std::counting_semaphore<most_at_once>;

/// A turn at the scanner, given back at the end.
class Turn {
public:
    explicit Turn(Turns& turns) : turns_(turns), came_(turns.try_acquire_for(longest_turn)) {}
    ~Turn() {
        if (came_) turns_.release();
    }
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;
    bool came() const { return came_; }

private:
    Turns& turns_;
    bool came_;
};

}

Guard::Guard(db::Database& database, activity::Log& activity, logging::Log const& log,
             settings::Uploads settings)
    : database_(database),
      activity_(activity),
      log_(log),
      settings_(std::move(settings)),
      turns_(std::make_unique<Turns>(settings_.scanner_at_once)) {}

std::expected<scanner::Verdict, scanner::Trouble> Guard::look(std::string_view bytes) const {
    Turn const turn(*turns_);
    if (!turn.came()) return std::unexpected(scanner::Trouble::busy);
    return scanner::look(settings_, bytes);
}

std::optional<Refusal> Guard::refuse(Sender const& sender, File const& file) const {
    if (settings_.scanner.empty()) return std::nullopt;
    auto const verdict = look(file.bytes);
    if (verdict && verdict->found.empty()) return std::nullopt;
    if (verdict) {
        record(sender, file, verdict->found);
        return Refusal::infected;
    }
    log_.write(logging::Level::error, "file_not_scanned",
               {{"why", std::string(scanner::name(verdict.error()))},
                {"bytes", std::to_string(file.bytes.size())}});
    return verdict.error() == scanner::Trouble::too_large ? Refusal::too_large : Refusal::unscanned;
}

void Guard::record(Sender const& sender, File const& file, std::string const& found) const {
    log_.write(logging::Level::warning, "file_infected", {{"found", found}});
    auto tx = database_.begin();
    activity_.record(
        tx, {.at = sender.now,
             .actor = sender.member,
             .action = "scanning.infected",
             .subject = {"member", sender.member.string()},
             .organisation = sender.organisation,
             .details = json::Object{{"file", basics::shortened(basics::one_line(file.name), 120)},
                                     {"found", found}}});
    tx.commit();
}

std::optional<Refusal> refuse(web::Services& services, Sender const& sender, File const& file) {
    return services.scanner.refuse(sender, file);
}

basics::Problem problem(std::string field, Refusal refusal) {
    switch (refusal) {
        case Refusal::infected: return {std::move(field), "scanning.infected", {}};
        case Refusal::too_large: return {std::move(field), "scanning.too_large", {}};
        case Refusal::unscanned: return {std::move(field), "scanning.unscanned", {}};
    }
    std::unreachable();
}

http::Response told(http::Response page, Refusal refusal) {
    page.status = refusal == Refusal::unscanned ? 503 : 422;
    return page;
}

}
