// What is worth taking when every unit of weight pays a price: a smallest cut. Part of selection.
#pragma once
#include "platform/selection/reduced.h"

namespace selection {

__extension__ using Wide = __int128;

/// A price for weight, as a fraction of whole numbers.
struct Price {
    std::int64_t cost = 0;
    std::int64_t weight = 1;
};

/// What must hold for one thing, in a search for what it would mean.
enum class Forced { free, in, out };

struct Closure {
    std::vector<std::uint32_t> things = {};
    std::int64_t cost = 0;
    std::int64_t won = 0;
    /// price.weight × cost − price.cost × won, the least there is.
    Wide value = 0;
};

/// Finds, for one problem after the other, the set of things whose cost less the price of what it
/// wins is least (Rhys 1970: a cut between gains and things). All in whole numbers.
class Closures {
public:
    explicit Closures(Reduced const& problem);

    /// `forced` by thing; empty: all are free.
    Closure best(Price price, std::vector<Forced> const& forced = {});

private:
    struct Edge {
        std::uint32_t to = 0;
        Wide room = 0;
    };

    void connect(std::uint32_t from, std::uint32_t to);
    void set_rooms(Price price, std::vector<Forced> const& forced);
    bool reach();
    Wide push(std::uint32_t node, Wide most);

    Reduced const& problem_;
    std::uint32_t source_ = 0, sink_ = 0;
    std::vector<Edge> edges_;  // Each followed by its way back.
    std::vector<std::vector<std::uint32_t>> from_;
    std::vector<std::uint32_t> depth_, next_;
};

}
