// The only use of GLPK: branches on things, with gains in between as parts, bounded by linear
// programs.
#include "platform/selection/branching.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace selection {

namespace {

struct Deleter {
    void operator()(glp_prob* program) const { glp_delete_prob(program); }
};
using Program = std::unique_ptr<glp_prob, Deleter>;

constexpr std::int64_t nodes_a_try = 8;

/// Greatest number that divides all costs: so the search knows how much the next better choice must
/// save.
std::int64_t unit_of(std::vector<std::int64_t> const& costs) {
    std::int64_t unit = 0;
    for (auto const cost : costs) unit = std::gcd(unit, cost);
    return std::max<std::int64_t>(unit, 1);
}

class Branching {
public:
    explicit Branching(Search const& search)
        : search_(search), problem_(search.problem), unit_(unit_of(problem_.costs)) {
        note_best();
        program_.reset(glp_create_prob());
        add_things();
        add_gains();
        add_share();
    }

    void run();

private:
    void add_things();
    void add_gains();
    void add_share();
    int solve_root();
    static void called(glp_tree* tree, void* self) { static_cast<Branching*>(self)->hear(tree); }
    void hear(glp_tree* tree);
    void try_parts(glp_tree* tree);
    void offer(std::vector<std::uint32_t> const& things);
    void note_best();
    void hand_over_best(glp_tree* tree);
    void prove(std::int64_t bound);
    int thing_column(std::uint32_t thing) const { return static_cast<int>(thing) + 1; }
    int milliseconds_left() const {
        auto const left = search_.until - std::chrono::steady_clock::now();
        auto const count = std::chrono::duration_cast<std::chrono::milliseconds>(left).count();
        return static_cast<int>(std::clamp<long long>(count, 0, 1'000'000));
    }
    /// A cost found by floating point as one that is surely not too high.
    std::int64_t safe_bound(double value) const {
        auto const down = std::ceil(value - std::max(1.0, std::abs(value)) / exactness);
        return static_cast<std::int64_t>(std::max(0.0, down)) * unit_;
    }

    Search const& search_;
    Reduced const& problem_;
    std::int64_t unit_, best_ = 0, bound_ = 0;
    std::int64_t nodes_ = 0, handed_over_ = 0;  // The cost of what GLPK was told of last.
    Program program_;
    std::vector<int> gain_columns_;
};

void Branching::add_things() {
    glp_set_obj_dir(program_.get(), GLP_MIN);
    glp_add_cols(program_.get(), static_cast<int>(problem_.costs.size()));
    for (std::uint32_t i = 0; i < problem_.costs.size(); ++i) {
        auto const column = thing_column(i);
        glp_set_obj_coef(program_.get(), column, static_cast<double>(problem_.costs[i] / unit_));
        glp_set_col_kind(program_.get(), column, GLP_BV);
        auto const settled = search_.settled.empty() ? Forced::free : search_.settled[i];
        if (settled == Forced::in) glp_set_col_bnds(program_.get(), column, GLP_FX, 1, 1);
        if (settled == Forced::out) glp_set_col_bnds(program_.get(), column, GLP_FX, 0, 0);
    }
}

void Branching::add_gains() {
    auto* program = program_.get();
    for (auto const& gain : problem_.gains) {
        if (gain.needs.size() == 1) {
            gain_columns_.push_back(thing_column(gain.needs.front()));
            continue;
        }
        auto const column = glp_add_cols(program, 1);
        glp_set_col_bnds(program, column, GLP_DB, 0, 1);
        gain_columns_.push_back(column);
        for (auto const thing : gain.needs) {
            auto const row = glp_add_rows(program, 1);
            glp_set_row_bnds(program, row, GLP_UP, 0, 0);
            int const columns[] = {0, column, thing_column(thing)};
            double const factors[] = {0, 1, -1};
            glp_set_mat_row(program, row, 2, columns, factors);
        }
    }
}

void Branching::add_share() {
    auto* program = program_.get();
    std::vector<double> weights(static_cast<std::size_t>(glp_get_num_cols(program)) + 1);
    auto const to_win = static_cast<double>(problem_.to_win);
    // No single gain can count for more than all that is missing.
    for (std::size_t i = 0; i < problem_.gains.size(); ++i)
        weights[static_cast<std::size_t>(gain_columns_[i])] +=
            static_cast<double>(std::min(problem_.gains[i].weight, problem_.to_win)) / to_win;
    std::vector<int> columns = {0};
    std::vector<double> factors = {0};
    for (std::size_t column = 1; column < weights.size(); ++column) {
        if (weights[column] == 0) continue;
        columns.push_back(static_cast<int>(column));
        factors.push_back(weights[column]);
    }
    auto const row = glp_add_rows(program, 1);
    glp_set_row_bnds(program, row, GLP_LO, 1, 0);
    glp_set_mat_row(program, row, static_cast<int>(columns.size()) - 1, columns.data(),
                    factors.data());
}

/// GLPK's word for how it ended.
int Branching::solve_root() {
    glp_smcp simplex;
    glp_init_smcp(&simplex);
    simplex.msg_lev = GLP_MSG_OFF;
    simplex.meth = GLP_DUALP;
    simplex.tm_lim = milliseconds_left();
    glp_adv_basis(program_.get(), 0);
    return glp_simplex(program_.get(), &simplex) == 0 ? glp_get_status(program_.get()) : GLP_UNDEF;
}

void Branching::offer(std::vector<std::uint32_t> const& things) {
    search_.found(things);
    note_best();
}

void Branching::note_best() {
    best_ = 0;
    for (auto const thing : search_.best) best_ += problem_.costs[thing];
}

/// So that GLPK leaves what cannot be better.
void Branching::hand_over_best(glp_tree* tree) {
    if (handed_over_ == best_) return;
    handed_over_ = best_;
    auto* program = glp_ios_get_prob(tree);
    std::vector<double> values(static_cast<std::size_t>(glp_get_num_cols(program)) + 1);
    std::vector<bool> has(problem_.costs.size());
    for (auto const thing : search_.best) has[thing] = true;
    for (std::uint32_t i = 0; i < has.size(); ++i)
        values[static_cast<std::size_t>(thing_column(i))] = has[i] ? 1 : 0;
    for (std::size_t i = 0; i < problem_.gains.size(); ++i) {
        bool const won =
            std::ranges::all_of(problem_.gains[i].needs, [&](auto thing) { return has[thing]; });
        values[static_cast<std::size_t>(gain_columns_[i])] = won ? 1 : 0;
    }
    glp_ios_heur_sol(tree, values.data());
}

void Branching::prove(std::int64_t bound) {
    if (bound <= bound_) return;
    bound_ = bound;
    search_.proved(std::min(bound, best_));
}

/// What is more than half there is taken, and then the best buys on top.
void Branching::try_parts(glp_tree* tree) {
    auto* program = glp_ios_get_prob(tree);
    std::vector<std::uint32_t> things;
    for (std::uint32_t i = 0; i < problem_.costs.size(); ++i) {
        if (glp_get_col_prim(program, thing_column(i)) > 0.5) things.push_back(i);
    }
    offer(things);
}

void Branching::hear(glp_tree* tree) {
    switch (glp_ios_reason(tree)) {
        case GLP_IBINGO: try_parts(tree); break;
        case GLP_IHEUR:
            // Trying takes as long as a node or two.
            if (nodes_++ % nodes_a_try == 0) try_parts(tree);
            hand_over_best(tree);
            break;
        case GLP_IROWGEN:
        case GLP_ISELECT: {
            auto const node = glp_ios_best_node(tree);
            if (node == 0) break;
            prove(safe_bound(glp_ios_node_bound(tree, node)));
            if (is_proven(bound_, best_)) glp_ios_terminate(tree);
            break;
        }
        default: break;
    }
}

void Branching::run() {
    auto const root = solve_root();
    // What was settled leaves no room for anything cheaper.
    if (root == GLP_NOFEAS) prove(best_);
    if (root != GLP_OPT) return;
    prove(safe_bound(glp_get_obj_val(program_.get())));
    if (is_proven(bound_, best_) || milliseconds_left() == 0) return;
    glp_iocp branching;
    glp_init_iocp(&branching);
    branching.msg_lev = GLP_MSG_OFF;
    branching.br_tech = GLP_BR_MFV;
    branching.bt_tech = GLP_BT_BLB;
    branching.tm_lim = milliseconds_left();
    branching.cb_func = called;
    branching.cb_info = this;
    if (glp_intopt(program_.get(), &branching) != 0) return;
    // All was searched.
    auto const status = glp_mip_status(program_.get());
    if (status == GLP_NOFEAS) prove(best_);
    if (status == GLP_OPT) prove(safe_bound(glp_mip_obj_val(program_.get())));
}

}

void branch(Search const& search) {
    glp_term_out(GLP_OFF);
    Branching(search).run();
}

}
