// Recognises references to Swedish statutes and EU acts in what people write, checks their form,
// and knows where the public text is. Pure functions over a register of what statutes are called.
#pragma once
#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/resources/resources.h"
#include "platform/texts/language.h"
#include "services/legal_references/reference.h"

namespace legal_references {

/// A text that is longer is read so far.
inline constexpr std::size_t longest_read = 20'000;
/// Statutes of one year: no year has had as many.
inline constexpr int most_in_a_year = 4000;
/// The highest number of a chapter and of a section: no statute has as many.
inline constexpr int highest_chapter = 120, highest_section = 2000;

/// What statutes and acts are called, from registers/laws.csv.
class Laws {
public:
    explicit Laws(resources::Resources const& resources);
    Laws() = default;

    struct Law {
        Source source = Source::sfs;
        std::string number = {};
        std::string short_name = {};          ///< "PBL"; may be empty.
        std::string name = {};                ///< "plan- och bygglagen"
        std::vector<std::string> names = {};  ///< All of them, also others in use.
    };
    std::vector<Law> const& all() const { return laws_; }
    Law const* find(std::string_view number) const;

private:
    std::vector<Law> laws_;
};

/// Where in a text something stands, in bytes, and what it is.
struct Found {
    std::size_t begin = 0, length = 0;
    std::expected<Reference, Fault> what = {};
};

/// All that names a statute or an act, in order; nothing overlaps. A short name alone ("KL 10") is
/// no reference in running text: it needs a § or a number. `year` is the year of today.
std::vector<Found> found_in(std::string_view text, Laws const& laws, int year);

/// What somebody wrote where a reference is asked for: exactly one, also by its name alone.
std::expected<Reference, Fault> parse(std::string_view text, Laws const& laws, int year);

/// "PBL (2010:900) 8 kap. 4 a §", "GDPR (32016R0679)": what parse() reads as the same reference.
std::string shown(Reference const& reference, Laws const& laws);

/// The public text.
std::string address(Reference const& reference, texts::Language language);

}
