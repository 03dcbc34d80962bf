// The files of a zip, each in a temporary file of its own while it is read.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "features/knowledge/readers/readers.h"
#include "platform/files/temporary.h"

namespace knowledge::readers {

/// Calls `take` for each file whose name (without folder, folded) `wanted` accepts, in the order of
/// the zip. The error is a zip that cannot be read or a file in it that is damaged; what came
/// before has been given.
Outcome each_file(std::string_view bytes, Sources const& sources, Sink const& sink,
                  std::function<bool(std::string const& name)> const& wanted,
                  std::function<void(std::string const& name,
                                     std::unique_ptr<files::Temporary> file)> const& take);

}
