# Ends a server, and removes its folder, when the process that started it has ended, however that was: its standard input is a
# pipe that nobody but that process holds. The signals of a terminal or of a CI system do not end the waiting.
trap '' HUP INT TERM
cat > /dev/null

pid=$(cat "$1/server.pid" 2> /dev/null)
lock="$1/data/postmaster.pid"
# Memory of a server that was killed outlives it, until somebody removes it or starts the server again.
memory=$(sed -n '7s/.* //p' "$lock" 2> /dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2> /dev/null
  tries=0
  # The lock goes last, but not where the server was killed.
  while [ -e "$lock" ] && kill -0 "$pid" 2> /dev/null && [ "$tries" -lt 500 ]; do
    sleep 0.02
    tries=$((tries + 1))
  done
fi
if [ -e "$lock" ] && [ -n "$memory" ]; then
  ipcrm -m "$memory" 2> /dev/null
fi
# What is still being written may hold up the first attempts.
for attempt in 1 2 3 4 5; do
  rm -rf "$1" 2> /dev/null && break
  sleep 0.2
done
