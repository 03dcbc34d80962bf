// One line for each part that has something to say on a board's page.
#include <algorithm>

#include "app/board/board.h"
#include "features/adoptions/adoptions.h"
#include "features/assessments/assessments.h"
#include "features/barriers/barriers.h"
#include "features/ideas/ideas.h"
#include "features/innovation/innovation.h"
#include "services/promises/board.h"

namespace board {

std::vector<web::OnBoard> sections(web::Services& services) {
    std::vector<web::OnBoard> all;
    for (auto const& given : {
             innovation::on_board(services),
             ideas::on_board(services),
             adoptions::on_board(services),
             assessments::on_board(services),
             promises::on_board(services),
             barriers::on_board(services),
         })
        all.insert(all.end(), given.begin(), given.end());
    std::ranges::stable_sort(
        all, {}, [](web::OnBoard const& one) { return std::pair(one.chapter, one.place); });
    return all;
}

}
