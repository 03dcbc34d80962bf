# How every file is compiled: language, warnings, hardening (docs/threat-model.md), sanitizers.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(SAMVERK_OPTIMISE "-O2" CACHE STRING "Optimisation flag of the preset")
set(SAMVERK_SANITIZE "" CACHE STRING "Sanitizers, separated by commas; empty for none")
option(SAMVERK_FUZZ "Build the fuzz targets" OFF)

# The preset alone says how much to optimise; CMake's own build-type flags would argue with it.
set(CMAKE_CXX_FLAGS_DEBUG "-g1")
set(CMAKE_CXX_FLAGS_RELEASE "")
set(CMAKE_C_FLAGS_RELEASE "")

add_library(samverk_options INTERFACE)
target_include_directories(samverk_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(samverk_options INTERFACE
  ${SAMVERK_OPTIMISE} -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wformat-security
  -Werror=missing-field-initializers -Werror=return-type -Werror=format-security -Werror=switch
  -fstack-protector-strong -fstack-clash-protection -fcf-protection -ftrivial-auto-var-init=zero)
target_compile_definitions(samverk_options INTERFACE _GLIBCXX_ASSERTIONS)
if(NOT SAMVERK_OPTIMISE STREQUAL "-O0" AND NOT SAMVERK_SANITIZE)
  target_compile_options(samverk_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
target_link_options(samverk_options INTERFACE -fuse-ld=lld -pie -Wl,-z,relro,-z,now)

if(SAMVERK_SANITIZE)
  target_compile_options(samverk_options INTERFACE
    -fsanitize=${SAMVERK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(samverk_options INTERFACE -fsanitize=${SAMVERK_SANITIZE})
endif()
if(SAMVERK_FUZZ)
  target_compile_options(samverk_options INTERFACE -fsanitize=fuzzer-no-link)
  target_compile_definitions(samverk_options INTERFACE SAMVERK_FUZZ)
endif()

# Two trees with the same sources share what is compiled: paths are relative to the tree.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()
