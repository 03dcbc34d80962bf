// Whom barriers are lifted to: registers/addressees.csv, and organisations that barriers belong to,
// as addressees of their own line, management and board.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/time.h"
#include "services/registers/registers.h"

namespace escalations {

enum class Kind : std::uint8_t { agency, county_board, ministry, region, association, eu };
inline constexpr std::array<std::string_view, 6> kind_names = {"agency", "county_board", "ministry",
                                                               "region", "association",  "eu"};
std::string_view name(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);

struct Addressee {
    std::string key = {};
    registers::Names names = {};
    std::string country = {};  ///< "SE", "NO", "EU".
    Kind kind = Kind::agency;
    std::string level = {};           ///< "regional", "national", "eu".
    std::string registry_email = {};  ///< Empty when we are not sure.
    /// From this day on it is no more, and these have its tasks: one at least.
    std::optional<basics::Date> ended_on = {};
    std::vector<std::string> became = {};
};

class Addressees {
public:
    /// Throws std::runtime_error, naming the key, when one comes twice or became nobody.
    explicit Addressees(resources::Resources const& resources);

    /// In the order of the register.
    std::vector<Addressee> const& all() const { return all_; }
    /// Null when there is none.
    Addressee const* find(std::string_view key) const;
    /// Who has the tasks of one that is no more, followed until they are of today; empty for those
    /// that are.
    std::vector<Addressee const*> successors(Addressee const& one) const;

private:
    void check() const;

    std::vector<Addressee> all_;
    std::map<std::string, std::size_t, std::less<>> places_;
};

}
