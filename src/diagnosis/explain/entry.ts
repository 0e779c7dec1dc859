/** Everything that knows error texts, behind one door: the build makes it a file that loads with the first text. */
export { simulateLogin } from '../login/simulateLogin.ts';
export { explainText } from './explainText.ts';
export { reportedErrorObservation } from './reportedError.ts';
