import { useEffect, useState } from "preact/hooks";
import { Format } from "./format";
import { texts } from "./texts";

const SILENCE_BEFORE_TELLING_S = 3;

/** The seconds since `since` last changed, once there are three of them: so that waiting is seen to go on. */
export function Elapsed({ since, locale }: { readonly since: unknown; readonly locale: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = window.setInterval(() => {
      setSeconds((s) => s + 1);
    }, 1000);
    return () => {
      window.clearInterval(timer);
    };
  }, [since]);
  const told = seconds >= SILENCE_BEFORE_TELLING_S;
  return told ? <span class="vk-faint"> {texts.seconds(new Format(locale).number(seconds))}</span> : null;
}
