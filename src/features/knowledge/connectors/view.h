// How connectors and their runs are told to people.
#pragma once
#include <string>

#include "features/knowledge/connectors/connector.h"
#include "services/web/pages.h"
#include "services/web/services.h"

namespace knowledge::connectors {

/// Texts in the language of the visit.
struct Teller {
    web::Services& services;
    web::Visit const& visit;

    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string address(Connector const& connector, std::string_view rest = {}) const;
    std::string when(std::optional<basics::Time> time) const;
    std::string source(std::string_view name) const;

    /// "Varje måndag klockan 3".
    std::string schedule(Schedule const& schedule) const;
    /// "3 nov 2025, 03:00", "Bara när någon ber om det", "Pausad".
    std::string next(Connector const& connector) const;
    /// "Hämtat 3 nov 2025, 03:02", "Misslyckades …", "Aldrig".
    std::string result(std::optional<Run> const& run) const;
    /// Counts, reasons and rejected rows, for connectors/show.
    web::View report(Run const& run) const;
};

}
