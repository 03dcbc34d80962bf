// One statement decides who has a job.
#include "services/leases/store.h"

namespace leases::store {

bool take(db::Transaction& tx, std::string_view job, std::string_view holder, basics::Time now,
          basics::Time ends_at) {
    return tx.run(
               "INSERT INTO leases (job, holder, ends_at) VALUES ($1, $2, $3)"
               " ON CONFLICT (job) DO UPDATE SET holder = excluded.holder,"
               " ends_at = excluded.ends_at WHERE leases.holder = excluded.holder"
               " OR leases.ends_at <= $4",
               {job, holder, ends_at, now}) == 1;
}

void give_up(db::Transaction& tx, std::string_view job, std::string_view holder) {
    tx.run("DELETE FROM leases WHERE job = $1 AND holder = $2", {job, holder});
}

}
