// Which kinds of documents come to be here, and from when each is a public document (allmän
// handling): the one register that the public page, the API and the joining package tell.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace public_documents {

/// What a document of a kind is to an authority (tryckfrihetsförordningen 2 kap. 4–15 §§).
///   received   a public document from the moment it comes in
///   drawn_up   a public document when it is finished, sent or registered
///   working    a draft or note: none yet, and none unless it is sent or kept when all is finished
///   running    only there so that the service runs
enum class Standing : std::uint8_t { received, drawn_up, working, running };

/// Who holds it: the organisation that it concerns, or who runs the site.
enum class Holder : std::uint8_t { organisation, site };

/// What ends it where no rule of services/lifetimes does.
///   keep      it stays
///   subject   it goes with what it belongs to
///   person    the person takes it away
enum class Fate : std::uint8_t { keep, subject, person };

struct Kind {
    std::string_view key;    ///< Texts public_documents.kind_KEY (what) and when_KEY.
    std::string_view table;  ///< Where it is kept; others may belong to it.
    Standing standing;
    Holder holder = Holder::organisation;
    std::vector<std::string_view> rules = {};  ///< Names of lifetimes::Rule; empty: fate.
    Fate fate = Fate::keep;
};

/// In the order in which they are told.
std::vector<Kind> const& kinds();

/// "received" …: in the API and text ids.
std::string_view name(Standing standing);
std::string_view name(Holder holder);
std::string_view name(Fate fate);

}
